"""Key files as administrators have them, from OpenSSL and GnuPG too."""

import os
import subprocess

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID
from pysequoia import Tsk

from firstline.channels.email.keys.found import CannotReadKey
from firstline.channels.email.keys.read import LARGEST, read_key
from firstline.channels.email.tests.keys import (
    HAS_GPG,
    HAS_OPENSSL,
    PASSWORD,
    certificate,
    curve_key,
    desk_certificate,
    p12,
    pem,
    pgp_secret,
    rsa_key,
)

CERTIFICATE = desk_certificate().public_bytes(Encoding.PEM)


def refused(files, password="", *, field="file") -> str:
    with pytest.raises(CannotReadKey) as refusal:
        read_key(files, password)
    assert refusal.value.field == field
    return str(refusal.value)


def test_pkcs12_names_whom_it_is_for():
    found = read_key([p12(rsa_key(), desk_certificate())], PASSWORD)
    assert (found.kind, found.name, found.addresses, found.can_sign) == (
        "S/MIME", "Support Desk", ("support@desk.test",), True,
    )  # fmt: skip
    assert found.public == CERTIFICATE.decode()
    assert found.valid_until == desk_certificate().not_valid_after_utc
    assert len(found.fingerprint) == 64


def test_pkcs12_without_a_password_needs_none():
    assert read_key([p12(curve_key(), certificate(curve_key()), password="")], "").name == "Support Desk"


def test_a_wrong_password_is_said_to_be_wrong():
    assert "does not open" in refused([p12(rsa_key(), desk_certificate())], "wrong", field="password")
    assert "does not open" in refused([p12(rsa_key(), desk_certificate())], "", field="password")
    locked = rsa_key().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"right"))
    for wrong in ("wrong", ""):
        assert "does not open" in refused([locked + CERTIFICATE], wrong, field="password")
    assert read_key([locked + CERTIFICATE], "right").name == "Support Desk"


def test_pem_in_one_file_or_two_in_any_order():
    for files in ([pem(rsa_key()) + CERTIFICATE], [pem(rsa_key()), CERTIFICATE], [CERTIFICATE, pem(rsa_key())]):
        assert read_key(files, "").addresses == ("support@desk.test",)


def test_of_several_certificates_the_one_of_the_key_is_its_own_and_the_others_its_chain():
    authority = certificate(curve_key(), None, "Authority").public_bytes(Encoding.PEM)
    found = read_key([authority + CERTIFICATE + pem(rsa_key())], "")
    assert found.name == "Support Desk"
    names = [one.subject.rfc4514_string() for one in x509.load_pem_x509_certificates(found.public.encode())]
    assert names == ["CN=Support Desk", "CN=Authority"]


def test_what_is_missing_is_named():
    assert "no private key" in refused([CERTIFICATE])
    assert "certificate of this key is missing" in refused([pem(rsa_key())], field="second")
    assert "Choose the file" in refused([])
    assert "Choose the file" in refused([b"  "])


def test_what_is_no_key_is_said_to_be_none():
    for file in (b"Dear Sirs", b"%PDF-1.7", b"\x30\x03\x02\x01\x03", b"\x00" * 50, b"-----BEGIN NONSENSE-----"):
        assert "This is no key for mail" in refused([file])
    assert "too large" in refused([b"x" * (LARGEST + 1)])


def test_a_key_of_another_certificate_is_refused():
    other = certificate(rsa_key("other")).public_bytes(Encoding.PEM)
    assert "does not belong" in refused([pem(rsa_key()) + other], field=None)


def test_a_key_that_mail_programs_do_not_know_is_refused():
    key = ed25519.Ed25519PrivateKey.generate()
    own = x509.CertificateBuilder().subject_name(x509.Name([])).issuer_name(x509.Name([]))
    own = own.public_key(key.public_key()).serial_number(5).not_valid_before(desk_certificate().not_valid_before_utc)
    file = own.not_valid_after(desk_certificate().not_valid_after_utc).sign(key, None).public_bytes(Encoding.PEM)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    assert "of another kind" in refused([file + private], field=None)


def test_a_certificate_for_something_else_does_not_sign():
    for usage in (
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]),
        x509.KeyUsage(False, False, True, False, False, False, False, False, False),
    ):
        own = certificate(rsa_key(), "support@desk.test", "Web", desk_certificate().not_valid_after_utc, usage)
        assert not read_key([p12(rsa_key(), own)], PASSWORD).can_sign


def test_pgp_keys_are_read_in_armour_and_binary():
    for file in (bytes(pgp_secret()), str(pgp_secret()).encode()):
        found = read_key([file], "")
        assert (found.kind, found.name, found.addresses, found.passphrase) == (
            "PGP", "Support Desk", ("support@desk.test",), "",
        )  # fmt: skip
        assert found.public.startswith("-----BEGIN PGP PUBLIC KEY BLOCK-----")
        assert found.fingerprint == pgp_secret().extract_certificate().fingerprint.upper()


def test_a_public_pgp_key_is_said_to_be_one():
    assert "This is a public key" in refused([str(pgp_secret().extract_certificate()).encode()])


def test_a_broken_pgp_key_is_said_to_be_broken():
    assert "can't be read" in refused([bytes(pgp_secret())[:40]])
    assert "can't be read" in refused([b"-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nnonsense\n"])


def test_an_expired_pgp_key_is_to_be_extended():
    assert "has expired" in refused([bytes(Tsk.generate("Old <support@desk.test>", validity_seconds=1))])


@pytest.mark.skipif(not HAS_GPG, reason="needs gpg (Debian package gnupg)")
def test_a_key_exported_by_gpg_opens_with_its_passphrase(tmp_path):
    file = gpg(tmp_path, "--armor", "--export-secret-keys")
    assert read_key([file], "hunter2").passphrase == "hunter2"
    assert read_key([file], "hunter2").can_sign
    for wrong in ("wrong", ""):
        assert "passphrase does not open" in refused([file], wrong, field="password")


def gpg(folder, *asked: str) -> bytes:
    """What gpg says, with a key of its own for the desk."""
    home = folder / "gnupg"
    environment = {**os.environ, "GNUPGHOME": str(home)}
    command = ["gpg", "--batch", "--pinentry-mode", "loopback", "--passphrase", "hunter2"]
    if not home.exists():
        home.mkdir(mode=0o700)
        made = [*command, "--quick-gen-key", "Support Desk <support@desk.test>", "default", "default", "1y"]
        subprocess.run(made, env=environment, capture_output=True, check=True)
    said = subprocess.run([*command, *asked], env=environment, capture_output=True, check=True).stdout
    subprocess.run(["gpgconf", "--kill", "all"], env=environment, check=True)  # what it starts would stay and compute
    return said


@pytest.mark.skipif(not HAS_OPENSSL, reason="needs openssl (Debian package openssl)")
def test_pkcs12_of_openssl_is_read_the_modern_and_the_old_way(tmp_path):
    (tmp_path / "both.pem").write_bytes(pem(rsa_key()) + CERTIFICATE)
    command = ["openssl", "pkcs12", "-export", "-in", "both.pem", "-passout", f"pass:{PASSWORD}"]
    for more in ([], ["-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES", "-macalg", "sha1"]):
        file = subprocess.run([*command, *more], cwd=tmp_path, capture_output=True, check=True).stdout
        assert read_key([file], PASSWORD).name == "Support Desk"
