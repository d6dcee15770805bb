from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from hypothesis import given
from hypothesis import strategies as st

from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.smime import NotSigned, signed_content
from firstline.channels.email.reading.tests.messages import message

INNER = b"Content-Type: text/plain; charset=utf-8\r\n\r\nSigned v\xc3\xa5rd\r\n"


def signed(content):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Anna")])
    now = datetime(2020, 3, 3, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
        .sign(key, SHA256())
    )
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content).add_signer(certificate, key, SHA256())
    return builder.sign(Encoding.DER, [pkcs7.PKCS7Options.Binary])


def test_the_message_inside_is_read():
    mail = read_mail(message(signed(INNER), Content_Type="application/pkcs7-mime; smime-type=signed-data"))
    assert (mail.text, mail.attachments) == ("Signed vård", ())


def test_content_in_pieces_without_lengths():
    pieces = b"\x24\x80" + b"\x04\x03abc" + b"\x04\x02de" + b"\0\0"
    inner = b"\x30\x80\x06\x01\x2a\xa0\x80" + pieces + b"\0\0\0\0"
    data = b"\x30\x80\x06\x09" + bytes.fromhex("2a864886f70d010702") + b"\xa0\x80\x30\x80\x02\x01\x01\x31\x00"
    assert signed_content(data + inner + b"\0\0" * 3) == b"abcde"


def test_what_is_encrypted_stays_a_file():
    enveloped = b"\x30\x0d\x06\x09" + bytes.fromhex("2a864886f70d010703") + b"\xa0\x00"
    mail = read_mail(message(enveloped, Content_Type="application/pkcs7-mime; name=smime.p7m"))
    assert (mail.text, [file.filename for file in mail.attachments]) == ("", ["smime.p7m"])


@given(st.binary(max_size=60))
def test_anything_else_is_refused(data):
    with pytest.raises(NotSigned):
        signed_content(data)


@pytest.mark.parametrize("data", [b"\x30\x80" * 500_000, b"\x24\x80" * 500_000, b"\x30\x84\xff\xff\xff\xff"])
def test_deep_and_endless_values_are_refused(data):
    with pytest.raises(NotSigned):
        signed_content(data)
