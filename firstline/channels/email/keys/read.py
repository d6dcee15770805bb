"""Telling what kind of key file somebody handed over."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from firstline.channels.email.keys.found import CannotReadKey, FoundKey
from firstline.channels.email.keys.pem import read_pem
from firstline.channels.email.keys.pgp import is_pgp, read_pgp
from firstline.channels.email.keys.pkcs12 import is_pkcs12, read_pkcs12

LARGEST = 256 * 1024
"""Bytes of one file; a key with a long chain of certificates or many signatures has some ten thousand."""


def read_key(files: Sequence[bytes], password: str) -> FoundKey:
    """The key in one file, or in a certificate's and a key's together. Raises CannotReadKey."""
    given = [file for file in files if file.strip()]
    if not given:
        raise CannotReadKey(_("Choose the file with the key."), field="file")
    if any(len(file) > LARGEST for file in given):
        raise CannotReadKey(_("That is too large for a key."), field="file")
    for file in given:
        if is_pgp(file):
            return read_pgp(file, password)
        if is_pkcs12(file):
            return read_pkcs12(file, password)
    return read_pem(given, password)
