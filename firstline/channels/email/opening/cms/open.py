"""Opening an encrypted CMS message with the one of our keys that it is for."""

import hashlib
from collections.abc import Iterable, Iterator

from cryptography import x509
from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from firstline.channels.email.opening.cms.content import deciphered
from firstline.channels.email.opening.cms.content_key import content_key
from firstline.channels.email.opening.cms.envelope import Envelope, Recipient, read_envelope
from firstline.channels.email.opening.outcome import CannotOpen, Opened, OpeningKey
from firstline.channels.email.reading import ber
from firstline.channels.email.reading.ber import FAULTS, SEQUENCE
from firstline.channels.email.reading.words import one_line

_MOST_NAMED = 3
_LONGEST = 100
_MOST_ATTRIBUTES = 50
_COMMON_NAME, _ORGANISATION = bytes.fromhex("550403"), bytes.fromhex("55040a")
_TWO_BYTES_EACH = 0x1E
_CANNOT_BE_CHANCE = 1 << 32
"""Numbers of certificates that nobody else has given out, too."""


def open_cms(data: bytes, keys: Iterable[OpeningKey]) -> Opened:
    """Open it with the first of these keys that it is for. Raises CannotOpen."""
    try:
        envelope = read_envelope(data)
    except (*FAULTS, StopIteration) as error:
        raise CannotOpen("no_key") from error
    for key in keys:
        certificate = x509.load_pem_x509_certificate(key.public.encode())
        recipient = next((one for one in envelope.recipients if _is_for(one, certificate)), None)
        if recipient is not None:
            return _open(envelope, recipient, key)
    raise CannotOpen("no_key", tuple(dict.fromkeys(map(_in_words, envelope.recipients)))[:_MOST_NAMED])


def _open(envelope: Envelope, recipient: Recipient, key: OpeningKey) -> Opened:
    private = load_pem_private_key(key.private.encode(), None)
    if not isinstance(private, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise CannotOpen("method")
    try:
        secret = content_key(recipient, private)
        content = deciphered(envelope, secret)
    except UnsupportedAlgorithm as error:
        raise CannotOpen("method") from error
    except (*FAULTS, InvalidTag, InvalidUnwrap, TypeError) as error:
        raise CannotOpen("damaged") from error
    return Opened(content, key.fingerprint, hashlib.sha256(b"cms|" + secret).hexdigest())


def _is_for(recipient: Recipient, certificate: x509.Certificate) -> bool:
    if recipient.key_id:
        return recipient.key_id == _key_id(certificate)
    is_issuer = recipient.issuer == certificate.issuer.public_bytes()
    return recipient.number == certificate.serial_number and (is_issuer or recipient.number > _CANNOT_BE_CHANCE)


def _key_id(certificate: x509.Certificate) -> bytes:
    try:
        said = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    except (x509.ExtensionNotFound, ValueError):
        said = x509.SubjectKeyIdentifier.from_public_key(certificate.public_key())
    return said.digest


def _in_words(recipient: Recipient) -> str:
    """A certificate as people can find it: its number, as programs show it, and who issued it."""
    if recipient.key_id:
        return recipient.key_id.hex().upper()[:_LONGEST]
    issuer = _issuer(recipient.issuer)
    number = f"{recipient.number:X}"[:_LONGEST]
    return f"{number} ({issuer})" if issuer else number


def _issuer(name: bytes) -> str:
    """The common name in a distinguished name, or its organisation's; empty where there is none to be read."""
    try:
        said = dict(_attributes(name))
    except (*FAULTS, UnicodeDecodeError):
        return ""
    return one_line(said.get(_COMMON_NAME, "") or said.get(_ORGANISATION, ""))[:_LONGEST]


def _attributes(name: bytes) -> Iterator[tuple[bytes, str]]:
    for names in ber.all_children(name, ber.read(name, 0), _MOST_ATTRIBUTES):
        for one in ber.all_children(name, names, _MOST_ATTRIBUTES):
            oid, text = ber.children(name, one, SEQUENCE, 2)
            letters = "utf-16-be" if text.tag == _TWO_BYTES_EACH else "utf-8"
            yield ber.inside(name, oid), ber.inside(name, text).decode(letters, "replace")
