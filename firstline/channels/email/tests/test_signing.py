"""Mail that leaves is signed so that other people's programs find the signature good."""

import re
import subprocess
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from firstline.channels.email.actions.keep_mail_key import sign_with
from firstline.channels.email.composing.compose import compose
from firstline.channels.email.models import MailKey
from firstline.channels.email.reading.mail import Address, Protection
from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.tests.keys import (
    HAS_GPG,
    HAS_OPENSSL,
    certificate,
    curve_key,
    desk_certificate,
    pgp_key,
    pgp_secret,
    smime_key,
)
from firstline.channels.email.tests.sample_mails import a_mailbox, queued
from firstline.core.access import SYSTEM
from firstline.core.files import keep
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.wording import from_html
from tests.cast import NOW

pytestmark = pytest.mark.django_db
AWKWARD = "From here on  \nit is “åäö”.\t\n.\n-- \nFrom me\n" + "x" * 1200
with_openssl = pytest.mark.skipif(not HAS_OPENSSL, reason="needs openssl (Debian package openssl)")
with_gpg = pytest.mark.skipif(not HAS_GPG, reason="needs gpg (Debian package gnupg)")


@pytest.fixture
def mailbox():
    return a_mailbox(sender_name="Bergs IT")


def raw_of(mailbox, **values) -> bytes:
    return compose(queued(**values), mailbox, at=NOW).raw


def verified_by_openssl(raw: bytes, folder, command: str = "cms") -> bytes:
    """What OpenSSL says was signed; fails where the signature is not good."""
    (folder / "mail.eml").write_bytes(raw)
    (folder / "ca.pem").write_bytes(MailKey.objects.get().public.encode())
    asked = ["openssl", command, "-verify", "-in", "mail.eml", "-CAfile", "ca.pem", "-purpose", "any"]
    done = subprocess.run(asked, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def verified_by_gpg(raw: bytes, folder) -> str:
    """What GnuPG says of the signature beside the first part; fails where it is not good."""
    home = folder / "gnupg"
    home.mkdir(mode=0o700)
    boundary = re.search(rb'boundary="([^"]+)"', raw)[1]
    _head, content, signature, _end = raw.split(b"--" + boundary)
    (folder / "content").write_bytes(content.removeprefix(b"\r\n").removesuffix(b"\r\n"))
    (folder / "signature").write_bytes(signature.partition(b"\r\n\r\n")[2])
    (folder / "key").write_text(MailKey.objects.get().public)
    gpg = ["gpg", "--homedir", str(home), "--batch", "--no-autostart"]
    subprocess.run([*gpg, "--import", "key"], cwd=folder, capture_output=True, check=True)
    done = subprocess.run([*gpg, "--verify", "signature", "content"], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr.decode()


@with_openssl
@pytest.mark.parametrize("command", ["cms", "smime"])
def test_openssl_finds_the_signature_good(mailbox, tmp_path, command):
    smime_key(signs=True)
    content = verified_by_openssl(raw_of(mailbox, text=AWKWARD), tmp_path, command)
    assert content.startswith(b'Content-Type: text/plain; charset="utf-8"')


@with_openssl
def test_openssl_finds_one_of_a_curve_good(mailbox, tmp_path):
    smime_key(certificate(curve_key()), key=curve_key(), signs=True)
    assert b"Content-Type: text/plain" in verified_by_openssl(raw_of(mailbox), tmp_path)


@with_openssl
def test_openssl_finds_a_changed_mail_bad(mailbox, tmp_path):
    smime_key(signs=True)
    raw = raw_of(mailbox, text="Pay 100 kr")
    with pytest.raises(AssertionError, match="Verification failure"):
        verified_by_openssl(raw.replace(b"Pay 100 kr", b"Pay 900 kr"), tmp_path)


@with_gpg
def test_gpg_finds_the_signature_good(mailbox, tmp_path):
    pgp_key(signs=True)
    assert 'Good signature from "Support Desk <support@desk.test>"' in verified_by_gpg(
        raw_of(mailbox, text=AWKWARD), tmp_path
    )


@with_openssl
def test_an_answer_with_html_pictures_and_files_is_signed_whole(mailbox, cast, ticket, tmp_path):
    smime_key(signs=True)
    png = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
    files = [
        Enclosure(file=keep(png, at=NOW), name="screen.png", is_inline=True, content_id="abc"),
        Enclosure(file=keep(b"Line  \nFrom x\n", at=NOW), name="Anvisning åäö.txt"),
    ]
    words = from_html('<p>From <b>this</b>: <img src="cid:abc" alt="button"></p>')
    message = answer(ticket, words, by=cast.actor(cast.boris), at=NOW, enclosures=files)
    raw = raw_of(mailbox, ticket=ticket, person=cast.anna, message=message, html=message.html)
    verified_by_openssl(raw, tmp_path)
    names = [part.get_filename() for part in message_from_bytes(raw, policy=default).walk() if part.get_filename()]
    assert "Anvisning åäö.txt" in names
    assert names[-1] == "smime.p7s"


@pytest.mark.parametrize("store", [smime_key, pgp_key])
def test_nothing_in_it_is_what_a_server_would_change(mailbox, store):
    store(signs=True)
    raw = raw_of(mailbox, text=AWKWARD)
    lines = raw.split(b"\r\n")
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, lines)) < 200
    assert not [line for line in lines if line.endswith((b" ", b"\t"))]
    assert not [line for line in lines if line.startswith(b"From ")]


def test_the_head_says_what_is_signed_and_how(mailbox):
    smime_key(signs=True)
    message = message_from_bytes(raw_of(mailbox, text="Hej"), policy=default)
    kind = message["Content-Type"]
    assert (kind.content_type, kind.params["protocol"], kind.params["micalg"]) == (
        "multipart/signed", "application/pkcs7-signature", "sha-256",
    )  # fmt: skip
    assert message["From"] == "Bergs IT <support@desk.test>"
    assert len(message.get_all("MIME-Version")) == len(message.get_all("Content-Type")) == 1
    content, signature = message.iter_parts()
    assert content.get_content().strip() == "Hej"
    assert signature.get_content_type() == "application/pkcs7-signature"


def test_a_pgp_signature_says_its_hash(mailbox):
    pgp_key(signs=True)
    kind = message_from_bytes(raw_of(mailbox), policy=default)["Content-Type"]
    assert (kind.params["protocol"], kind.params["micalg"]) == ("application/pgp-signature", "pgp-sha512")


def test_our_own_reading_shows_it_as_signed_by_the_desk(mailbox):
    smime_key(signs=True)
    read = read_mail(raw_of(mailbox, text="Hej  \nFrom mig"))
    assert read.protection == Protection("signed", "S/MIME", Address("Support Desk", "support@desk.test"))
    assert read.text == "Hej  \nFrom mig"


def test_one_key_signs_at_a_time_and_none_when_switched_off(mailbox):
    first, second = smime_key(signs=True), pgp_key(signs=True)
    assert list(MailKey.objects.filter(signs=True)) == [second]
    assert b"application/pgp-signature" in raw_of(mailbox)
    sign_with(second, signs=False, by=SYSTEM, at=NOW)
    assert b"signature" not in raw_of(mailbox)
    assert not MailKey.objects.get(pk=first.pk).signs


def test_mail_from_another_address_is_not_signed(cast):
    a_mailbox()
    smime_key(signs=True)
    other = a_mailbox(name="HR", address="hr@desk.test", is_default=False)
    assert b"multipart/signed" not in raw_of(other)


def test_an_expired_key_signs_nothing_and_the_mail_still_leaves(mailbox):
    smime_key(signs=True)
    MailKey.objects.update(valid_until=NOW - timedelta(days=1))
    raw = raw_of(mailbox, text="Hej")
    assert b"multipart/signed" not in raw
    assert b"Hej" in raw


def test_a_key_that_cannot_be_read_any_more_holds_up_no_mail_and_is_not_in_the_log(mailbox, caplog):
    key = smime_key(signs=True)
    MailKey.objects.update(private="-----BEGIN PRIVATE KEY-----\nsecretsecret\n-----END PRIVATE KEY-----")
    assert b"Hej" in raw_of(mailbox, text="Hej")
    assert f"The key {key.fingerprint} can't sign" in caplog.text
    assert "secretsecret" not in caplog.text


def test_the_private_part_is_in_no_mail(mailbox):
    smime_key(signs=True)
    assert desk_certificate()
    raw = raw_of(mailbox)
    assert b"PRIVATE" not in raw
    assert str(pgp_secret()).encode() not in raw
