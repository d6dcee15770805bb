"""Signed and encrypted messages, as mail programs send them."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

from firstline.channels.email.reading.as_json import inspect_line
from firstline.channels.email.reading.mail import Address, Protection
from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.tests.messages import message, multipart, part, read, whole

INNER = b"Content-Type: text/plain; charset=utf-8\r\n\r\nSigned v\xc3\xa5rd\r\n"
ANNA = Address("Anna Berg", "anna@example.com")
ARMOR = "-----BEGIN PGP MESSAGE-----\n\nhQEMA1\n=abcd\n-----END PGP MESSAGE-----"


@pytest.fixture(scope="module")
def key():
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture(scope="module")
def certificate(key):
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Anna Berg")])
    begins = datetime(2020, 3, 3, tzinfo=UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.RFC822Name("anna@example.com")]), critical=False)
    )
    return builder.sign(key, SHA256())


def signature(key, certificate, *options) -> bytes:
    builder = pkcs7.PKCS7SignatureBuilder().set_data(INNER).add_signer(certificate, key, SHA256())
    return builder.sign(Encoding.DER, [pkcs7.PKCS7Options.Binary, *options])


def files(mail) -> list[str]:
    return [file.filename for file in mail.attachments]


def test_an_opaque_signature_is_opened_and_names_its_signer(key, certificate):
    raw = message(signature(key, certificate), Content_Type="application/pkcs7-mime; smime-type=signed-data")
    mail = read_mail(raw)
    assert (mail.text, mail.protection) == ("Signed vård", Protection("signed", "S/MIME", ANNA))
    assert inspect_line(raw)["protection"] == {
        "kind": "signed", "method": "S/MIME", "signer": ["Anna Berg", "anna@example.com"],
    }  # fmt: skip


def test_a_detached_signature_names_its_signer(key, certificate):
    apart = signature(key, certificate, pkcs7.PKCS7Options.DetachedSignature)
    body = multipart("signed", INNER, part(apart, "application/pkcs7-signature; name=smime.p7s"))
    mail = read_mail(whole(body))
    assert (mail.text, mail.protection) == ("Signed vård", Protection("signed", "S/MIME", ANNA))
    assert files(mail) == ["smime.p7s"]


def test_a_broken_signature_is_still_one():
    body = multipart("signed", INNER, part(b"\x30\x80nonsense", "application/pkcs7-signature; name=smime.p7s"))
    assert read_mail(whole(body)).protection == Protection("signed", "S/MIME")


@pytest.mark.parametrize("kind", ["application/pkcs7-mime", "application/octet-stream"])
def test_what_smime_encrypts_stays_a_file(certificate, kind):
    closed = encrypted(certificate)
    mail = read_mail(message(closed, Content_Type=f"{kind}; name=smime.p7m"))
    assert (mail.text, mail.protection, files(mail)) == ("", Protection("encrypted", "S/MIME"), ["smime.p7m"])
    beside = read_mail(whole(multipart("mixed", part("Look at this file."), part(closed, f"{kind}; name=smime.p7m"))))
    assert (beside.text, beside.protection) == ("Look at this file.", None)


def encrypted(certificate) -> bytes:
    builder = pkcs7.PKCS7EnvelopeBuilder().set_data(INNER).add_recipient(certificate)
    return builder.encrypt(Encoding.DER, [pkcs7.PKCS7Options.Binary])


def test_pgp_mime():
    apart = part("-----BEGIN PGP SIGNATURE-----", "application/pgp-signature; name=signature.asc")
    protocol = b'/signed; protocol="application/pgp-signature";'
    signed = multipart("signed", part("Hello"), apart).replace(b"/signed;", protocol)
    assert read_mail(whole(signed)).protection == Protection("signed", "PGP")
    closed = part(ARMOR, "application/octet-stream; name=encrypted.asc")
    mail = read_mail(whole(multipart("encrypted", part("Version: 1", "application/pgp-encrypted"), closed)))
    assert (mail.text, mail.protection) == ("", Protection("encrypted", "PGP"))
    assert "encrypted.asc" in files(mail)


def test_pgp_in_the_text():
    mail = read(f"Hello,\n\n{ARMOR}\n\nAnna\n")
    assert (mail.text, mail.protection) == ("Hello,\nAnna", Protection("encrypted", "PGP"))
    assert [(file.filename, file.content) for file in mail.attachments] == [("encrypted.asc", ARMOR.encode())]
    below = "-----BEGIN PGP SIGNATURE-----\nx\n-----END PGP SIGNATURE-----\n"
    signed = read(f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nHello\n{below}")
    assert (signed.reply_text, signed.protection) == ("Hello", Protection("signed", "PGP"))


@pytest.mark.parametrize("text", ["Hello", f"> {ARMOR}", ARMOR[:40], "I wrote -----BEGIN PGP MESSAGE----- once"])
def test_other_texts_are_left_alone(text):
    mail = read(text)
    assert (mail.text, mail.protection, mail.attachments) == (text, None, ())


def test_an_ordinary_file_is_not_encrypted():
    mail = read_mail(whole(multipart("mixed", part(""), part(b"0\x0b\x06\x01", "application/pkcs7-mime"))))
    assert mail.protection is None
