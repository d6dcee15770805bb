"""Whether a message is signed or encrypted, and in whose name it is signed."""

from dataclasses import replace

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization.pkcs7 import load_der_pkcs7_certificates
from cryptography.x509 import (
    BasicConstraints,
    Certificate,
    ExtensionNotFound,
    NameOID,
    ObjectIdentifier,
    RFC822Name,
    SubjectAlternativeName,
)

from firstline.channels.email.reading.limits import Notes
from firstline.channels.email.reading.mail import Address, Attachment, Protection
from firstline.channels.email.reading.names import declared_name
from firstline.channels.email.reading.parts import Part
from firstline.channels.email.reading.pgp import is_signed_text
from firstline.channels.email.reading.smime import is_encrypted
from firstline.channels.email.reading.words import one_line

_CLOSED = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
_SIGNATURES = {"application/pkcs7-signature", "application/x-pkcs7-signature"}
_LONGEST = 250
_MOST_CERTIFICATES = 20


def read_protection(root: Part, text: str, armor: Attachment | None, notes: Notes) -> Protection | None:
    """How a message is protected, the outermost way. `armor` is what PGP encrypted within its text.

    A closed file beside a text that can be read is only a file.
    """
    is_closed = not text.strip()
    found = next((found for part in root.walk() if (found := _of_part(part, notes, is_closed=is_closed))), None)
    if found is None and armor is not None:
        return Protection("encrypted", "PGP")
    if found is None and is_signed_text(text):
        return Protection("signed", "PGP")
    return found


def _of_part(part: Part, notes: Notes, *, is_closed: bool) -> Protection | None:
    if part.type == "multipart/encrypted":
        return Protection("encrypted", "PGP")
    if is_closed and _is_smime(part) and is_encrypted(part.content(notes)[:_LONGEST]):
        return Protection("encrypted", "S/MIME")
    return _signed(part, notes) if part.type == "multipart/signed" else None


def _is_smime(part: Part) -> bool:
    """By its type, or by its name where a server has forgotten the type."""
    return part.type in _CLOSED or (
        part.type == "application/octet-stream" and declared_name(part).lower().endswith(".p7m")
    )


def _signed(part: Part, notes: Notes) -> Protection:
    if "pgp" in part.content_type.named.get("protocol", "").lower():
        return Protection("signed", "PGP")
    detached = next((child for child in part.children if child.type in _SIGNATURES), None)
    signed = Protection("signed", "S/MIME")
    return replace(signed, signer=_signer((detached or part).content(notes)))


def _signer(signature: bytes) -> Address:
    """Whom the certificate of a signature names; nobody where it holds none that can be read."""
    try:
        certificates = load_der_pkcs7_certificates(signature)[:_MOST_CERTIFICATES]
        persons = [one for one in certificates if not _is_authority(one)] or certificates
        return _named(persons[0]) if persons else Address("", "")
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return Address("", "")


def _is_authority(certificate: Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(BasicConstraints).value.ca
    except ExtensionNotFound:
        return False


def _named(certificate: Certificate) -> Address:
    names = _in_subject(certificate, NameOID.COMMON_NAME)
    addresses = [*_alternative_addresses(certificate), *_in_subject(certificate, NameOID.EMAIL_ADDRESS)]
    name, address = (next(iter(said), "") for said in (names, addresses))
    return Address(one_line(name)[:_LONGEST], one_line(address)[:_LONGEST])


def _alternative_addresses(certificate: Certificate) -> list[str]:
    try:
        said = certificate.extensions.get_extension_for_class(SubjectAlternativeName).value
    except ExtensionNotFound:
        return []
    return said.get_values_for_type(RFC822Name)


def _in_subject(certificate: Certificate, what: ObjectIdentifier) -> list[str]:
    return [str(attribute.value) for attribute in certificate.subject.get_attributes_for_oid(what)]
