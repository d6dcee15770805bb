"""What OpenSSL encrypts in all its ways, and what is made to break things."""

import subprocess

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st

from firstline.channels.email.opening.cms.open import open_cms
from firstline.channels.email.opening.outcome import CannotOpen, OpeningKey
from firstline.channels.email.tests.keys import (
    ENTITY,
    HAS_OPENSSL,
    certificate,
    curve_key,
    desk_certificate,
    enveloped,
    pem,
    rsa_key,
)

ON_CURVE = certificate(curve_key(), name="Curve")


def opening_key(own: x509.Certificate, key, fingerprint: str) -> OpeningKey:
    return OpeningKey(fingerprint, own.public_bytes(Encoding.PEM).decode(), pem(key).decode())


KEYS = [opening_key(ON_CURVE, curve_key(), "curve"), opening_key(desk_certificate(), rsa_key(), "rsa")]


def encrypted(folder, *asked: str) -> bytes:
    (folder / "rsa.pem").write_bytes(desk_certificate().public_bytes(Encoding.PEM))
    (folder / "curve.pem").write_bytes(ON_CURVE.public_bytes(Encoding.PEM))
    (folder / "words").write_bytes(ENTITY)
    command = ["openssl", "cms", "-encrypt", "-binary", "-in", "words", "-outform", "DER", *asked]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout


@pytest.mark.skipif(not HAS_OPENSSL, reason="needs openssl (Debian package openssl)")
@pytest.mark.parametrize(
    ("asked", "opens"),
    [
        ("-aes128 rsa.pem", "rsa"),
        ("-aes192 rsa.pem", "rsa"),
        ("-aes256 rsa.pem", "rsa"),
        ("-des3 rsa.pem", "rsa"),
        ("-aes-128-gcm rsa.pem", "rsa"),
        ("-aes-256-gcm rsa.pem", "rsa"),
        ("-aes256 -keyid rsa.pem", "rsa"),
        ("-aes256 -stream rsa.pem", "rsa"),
        ("-aes256 -recip rsa.pem -keyopt rsa_padding_mode:oaep", "rsa"),
        ("-aes256 -recip rsa.pem -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256", "rsa"),
        ("-aes256 -recip curve.pem", "curve"),
        ("-aes256 -recip curve.pem -keyopt ecdh_kdf_md:sha256", "curve"),
        ("-aes128 -recip rsa.pem -recip curve.pem", "curve"),
    ],
)
def test_opens_what_openssl_encrypts(tmp_path, asked, opens):
    opened = open_cms(encrypted(tmp_path, *asked.split()), KEYS)
    assert (opened.content, opened.fingerprint) == (ENTITY, opens)


@pytest.mark.skipif(not HAS_OPENSSL, reason="needs openssl (Debian package openssl)")
def test_a_changed_bit_is_noticed_where_the_integrity_is_protected(tmp_path):
    cms = bytearray(encrypted(tmp_path, "-aes-256-gcm", "rsa.pem"))
    cms[-30] ^= 1
    assert fault_of(bytes(cms)) == "damaged"


def test_the_same_content_has_the_same_seal_and_another_one_another():
    cms = enveloped()
    assert open_cms(cms, KEYS).seal == open_cms(cms, KEYS).seal != open_cms(enveloped(), KEYS).seal


def test_without_a_key_of_ours_it_says_whose_is_needed():
    with pytest.raises(CannotOpen) as refusal:
        open_cms(enveloped(), KEYS[:1])
    assert (refusal.value.fault, refusal.value.needs) == (
        "no_key", (f"{desk_certificate().serial_number:X} (Support Desk)",),
    )  # fmt: skip


def fault_of(data: bytes) -> str:
    try:
        open_cms(data, KEYS)
    except CannotOpen as fault:
        return fault.fault
    return ""


@pytest.mark.parametrize(
    "data",
    [b"", b"\x30", b"\x30\x80" * 500, b"\x30\x84\xff\xff\xff\xff", b"\x30\x80\x06\x09" + b"\x00" * 20, b"\xff" * 100],
)
def test_what_makes_no_sense_stays_closed(data):
    assert fault_of(data) == "no_key"


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_nothing_but_a_refusal_comes_of_a_mail_that_was_changed(data):
    cms = bytearray(ENVELOPED)
    for _ in range(data.draw(st.integers(1, 4))):
        cms[data.draw(st.integers(0, len(cms) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(cms)))
    assert fault_of(bytes(cms[:cut] if data.draw(st.booleans()) else cms)) in {"", "no_key", "damaged", "method"}


ENVELOPED = enveloped()
