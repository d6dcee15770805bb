"""A key for S/MIME, made of a certificate and its private key."""

from collections.abc import Iterable

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from django.utils.translation import gettext as _

from firstline.channels.email.keys.found import CannotReadKey, FoundKey
from firstline.core.text import one_line

_MOST_IN_CHAIN = 10
_FOR_MAIL = {ExtendedKeyUsageOID.EMAIL_PROTECTION, ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE}


def found_with(certificate: x509.Certificate, key: PrivateKeyTypes, chain: Iterable[x509.Certificate]) -> FoundKey:
    """The key for S/MIME. Raises CannotReadKey where the two don't belong together, or are of a kind mail can't use."""
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise CannotReadKey(_("Mail programs know RSA keys and elliptic curves; this key is of another kind."))
    if _public(certificate) != key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo):
        raise CannotReadKey(_("The private key does not belong to the certificate."))
    names = _subject(certificate, x509.NameOID.COMMON_NAME)
    addresses = _addresses(certificate)
    certificates = [certificate, *[one for one in chain if one != certificate][:_MOST_IN_CHAIN]]
    return FoundKey(
        kind="S/MIME",
        name=one_line(next(iter([*names, *addresses]), certificate.subject.rfc4514_string()), 200),
        addresses=addresses,
        fingerprint=certificate.fingerprint(SHA256()).hex().upper(),
        valid_from=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
        public="".join(one.public_bytes(Encoding.PEM).decode() for one in certificates),
        private=key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
        passphrase="",
        can_sign=_can_sign(certificate),
    )


def _public(certificate: x509.Certificate) -> bytes:
    return certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _addresses(certificate: x509.Certificate) -> tuple[str, ...]:
    """Those it names, where it may be used for mail at all."""
    named = _subject(certificate, x509.NameOID.EMAIL_ADDRESS)
    try:
        said = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        named = [*said.get_values_for_type(x509.RFC822Name), *named]
    except (x509.ExtensionNotFound, ValueError):
        pass
    return tuple(dict.fromkeys(one.strip().lower() for one in named))


def _can_sign(certificate: x509.Certificate) -> bool:
    """Whether others will accept what it signs in mails. A certificate that says nothing may be used for anything."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        usage = None
    try:
        purposes = set(certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)
    except (x509.ExtensionNotFound, ValueError):
        purposes = _FOR_MAIL
    signs = usage is None or usage.digital_signature or usage.content_commitment
    return signs and bool(purposes & _FOR_MAIL)


def _subject(certificate: x509.Certificate, what: x509.ObjectIdentifier) -> list[str]:
    return [str(attribute.value) for attribute in certificate.subject.get_attributes_for_oid(what)]
