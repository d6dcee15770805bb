"""PKCS#12 files (.p12, .pfx): a certificate with its private key and chain, locked with a password."""

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from django.utils.translation import gettext as _

from firstline.channels.email.keys.certificate import found_with
from firstline.channels.email.keys.found import CannotReadKey, FoundKey
from firstline.channels.email.reading import ber
from firstline.channels.email.reading.ber import INTEGER, SEQUENCE

_VERSION = 3


def is_pkcs12(file: bytes) -> bool:
    """Whether it is built like one."""
    try:
        version, content = ber.children(file, ber.read(file, 0), SEQUENCE, 2)
    except ber.FAULTS:
        return False
    number = int.from_bytes(ber.inside(file, version), "big")
    return version.tag == INTEGER and number == _VERSION and content.tag == SEQUENCE


def read_pkcs12(file: bytes, password: str) -> FoundKey:
    """Raises CannotReadKey."""
    try:
        loaded = load_pkcs12(file, password.encode())
    except UnsupportedAlgorithm as fault:
        raise _too_old() from fault
    except ValueError as fault:
        raise CannotReadKey(
            _("The password does not open this file. Check it, or export the file again."), field="password"
        ) from fault
    if loaded.key is None or loaded.cert is None:
        raise CannotReadKey(
            _("There is no private key in this file. Export it again together with the private key."), field="file"
        )
    return found_with(loaded.cert.certificate, loaded.key, [one.certificate for one in loaded.additional_certs])


def _too_old() -> CannotReadKey:
    sentence = _("This file is locked in a way too old to be opened here. Export it again with AES.")
    return CannotReadKey(sentence, field="file")
