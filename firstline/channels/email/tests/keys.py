"""Keys and encrypted mails for tests, made by OpenSSL and GnuPG where a real program's are wanted."""

import shutil
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs7,
    pkcs12,
)
from pysequoia import Cert, Tsk, encrypt

from firstline.channels.email.actions.keep_mail_key import add_mail_key
from firstline.channels.email.models import MailKey
from firstline.core.access import SYSTEM
from tests.cast import NOW

HAS_OPENSSL, HAS_GPG = bool(shutil.which("openssl")), bool(shutil.which("gpg"))
ADDRESS = "support@desk.test"
PASSWORD = "correct horse"
BEGINS, ENDS = datetime(2026, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)


@lru_cache
def rsa_key(_which: str = "") -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@lru_cache
def curve_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def certificate(
    key, address: str | None = ADDRESS, name: str = "Support Desk", ends: datetime = ENDS, *extensions
) -> x509.Certificate:
    named = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(min(BEGINS, ends - timedelta(days=1)))
        .not_valid_after(ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if address:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.RFC822Name(address)]), critical=False)
    for extension in extensions:
        builder = builder.add_extension(extension, critical=False)
    return builder.sign(key, SHA256())


def p12(key, own: x509.Certificate, password: str = PASSWORD) -> bytes:
    lock = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"mail", key, own, None, lock)


def pem(key) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def smime_key(own: x509.Certificate | None = None, *, key=None, signs: bool = False) -> MailKey:
    """A stored key for S/MIME."""
    private = key or rsa_key()
    file = p12(private, own or desk_certificate())
    return add_mail_key([file], password=PASSWORD, signs=signs, by=SYSTEM, at=NOW)


@lru_cache
def desk_certificate() -> x509.Certificate:
    return certificate(rsa_key())


@lru_cache
def pgp_secret(name: str = f"Support Desk <{ADDRESS}>") -> Tsk:
    return Tsk.generate(name, validity_seconds=None)


def pgp_key(secret: Tsk | None = None, *, signs: bool = False) -> MailKey:
    """A stored key for PGP; made today, which is long after the days in tests, so it is dated back."""
    key = add_mail_key([bytes(secret or pgp_secret())], password="", signs=signs, by=SYSTEM, at=NOW)
    MailKey.objects.filter(pk=key.pk).update(valid_from=BEGINS)
    return key


ENTITY = (
    b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    b"The code for the door is 4711. V\xc3\xa5rt kontor.\r\n"
)
WORDS = "The code for the door is 4711. Vårt kontor."


def enveloped(entity: bytes = ENTITY, own: x509.Certificate | None = None) -> bytes:
    """CMS as cryptography makes it: AES-128 in CBC, RSA."""
    builder = pkcs7.PKCS7EnvelopeBuilder().set_data(entity).add_recipient(own or desk_certificate())
    return builder.encrypt(Encoding.DER, [pkcs7.PKCS7Options.Binary])


def pgp_encrypted(content: bytes = ENTITY, own: Cert | None = None) -> bytes:
    return encrypt(recipients=[own or pgp_secret().extract_certificate()], bytes=content)


def signed_opaquely(entity: bytes, key, own: x509.Certificate) -> bytes:
    builder = pkcs7.PKCS7SignatureBuilder().set_data(entity).add_signer(own, key, SHA256())
    return builder.sign(Encoding.DER, [pkcs7.PKCS7Options.Binary])
