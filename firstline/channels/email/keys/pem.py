"""PEM and DER files: a certificate, and a private key beside it or in the same file."""

import re
from collections.abc import Sequence

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_private_key,
    load_pem_private_key,
)
from django.utils.translation import gettext as _

from firstline.channels.email.keys.certificate import found_with
from firstline.channels.email.keys.found import CannotReadKey, FoundKey

_BLOCK = re.compile(rb"-----BEGIN ([A-Z0-9 ]{1,40})-----[^-]{0,300000}-----END \1-----")
_MOST_BLOCKS = 50


def read_pem(files: Sequence[bytes], password: str) -> FoundKey:
    """The key made of what these files hold together. Raises CannotReadKey."""
    certificates: list[x509.Certificate] = []
    keys: list[PrivateKeyTypes] = []
    for piece in _pieces(files):
        _take(piece, password, certificates, keys)
    if not certificates and not keys:
        raise CannotReadKey(
            _("This is no key for mail. Give a .p12 or .pfx file, a certificate with its key, or a PGP secret key."),
            field="file",
        )
    if not keys:
        raise CannotReadKey(
            _("There is no private key in this file. Export it again together with the private key."), field="file"
        )
    if not certificates:
        raise CannotReadKey(_("The certificate of this key is missing. Give it as the second file."), field="second")
    own = next((one for one in certificates if _belongs(one, keys[0])), certificates[0])
    return found_with(own, keys[0], certificates)


def _pieces(files: Sequence[bytes]) -> list[bytes]:
    pieces: list[bytes] = []
    for file in files:
        pieces += [found[0] for found in _BLOCK.finditer(file)] or [file]
    return pieces[:_MOST_BLOCKS]


def _take(piece: bytes, password: str, certificates: list[x509.Certificate], keys: list[PrivateKeyTypes]) -> None:
    try:
        if b"PRIVATE KEY-----" in piece[:60]:
            keys.append(_unlocked(piece, password))
        elif piece.startswith(b"-----"):
            certificates.append(x509.load_pem_x509_certificate(piece))
        else:
            _take_der(piece, certificates, keys)
    except (ValueError, UnsupportedAlgorithm):
        return


def _take_der(piece: bytes, certificates: list[x509.Certificate], keys: list[PrivateKeyTypes]) -> None:
    try:
        certificates.append(x509.load_der_x509_certificate(piece))
    except ValueError:
        keys.append(load_der_private_key(piece, None))


def _unlocked(piece: bytes, password: str) -> PrivateKeyTypes:
    """Only a locked key is given the password: one that isn't refuses it."""
    try:
        return load_pem_private_key(piece, None)
    except TypeError:
        pass
    try:
        return load_pem_private_key(piece, password.encode() or b" ")
    except ValueError as fault:
        raise CannotReadKey(_("The password does not open this key. Check it."), field="password") from fault


def _belongs(certificate: x509.Certificate, key: PrivateKeyTypes) -> bool:
    ours = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) == ours
