"""Opens opaque S/MIME signatures: the message inside `application/pkcs7-mime`, else a closed file.

The content is taken out (CMS SignedData, RFC 5652); whether the signature is right is not looked at here.
"""

from firstline.channels.email.reading.ber import FAULTS, OID, SEQUENCE, NotBer, children, inside, octets, read

_EXPLICIT = 0xA0
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_ENCRYPTED = (bytes.fromhex("2a864886f70d010703"), bytes.fromhex("2a864886f70d0109100117"))
"""EnvelopedData and AuthEnvelopedData."""


class NotSigned(Exception):
    """The bytes are no CMS SignedData with content."""


def signed_content(data: bytes) -> bytes:
    """Return what was signed. Raises `NotSigned`."""
    try:
        return _content(data)
    except FAULTS as error:
        raise NotSigned from error


def is_encrypted(beginning: bytes) -> bool:
    """Whether the beginning of a CMS message says that it is encrypted."""
    if beginning[:1] != bytes([SEQUENCE]):
        return False
    kind = beginning.find(bytes([OID]), 2, 12)
    return kind > 0 and any(beginning.startswith(one, kind + 2) for one in _ENCRYPTED)


def _content(data: bytes) -> bytes:
    kind, signed = children(data, read(data, 0), SEQUENCE, 2)
    if inside(data, kind) != _SIGNED_DATA or kind.tag != OID:
        raise NotBer
    inner = children(data, children(data, signed, _EXPLICIT, 1)[0], SEQUENCE, 3)
    _, content = children(data, inner[2], SEQUENCE, 2)
    return octets(data, children(data, content, _EXPLICIT, 1)[0])
