"""Opens opaque S/MIME signatures: the message inside `application/pkcs7-mime`, else a closed file.

Only the content is taken out (CMS SignedData, RFC 5652); whether the signature is right is not looked at here.
"""

from typing import NamedTuple

_SEQUENCE, _SET, _OID, _OCTETS, _EXPLICIT = 0x30, 0x31, 0x06, 0x04, 0xA0
_OCTETS_IN_PIECES = 0x24
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_DEEPEST = 12
_MOST_PIECES = 200_000


class NotSigned(Exception):
    """The bytes are no CMS SignedData with content."""


class _Value(NamedTuple):
    """A BER value: its tag, where its content lies, and where the next value begins."""

    tag: int
    start: int
    end: int
    following: int


def signed_content(data: bytes) -> bytes:
    """Return what was signed. Raises `NotSigned`."""
    try:
        return _content(data)
    except (IndexError, ValueError, RecursionError) as error:
        raise NotSigned from error


def _content(data: bytes) -> bytes:
    kind, signed = _children(data, _read(data, 0), _SEQUENCE, 2)
    if data[kind.start : kind.end] != _SIGNED_DATA or kind.tag != _OID:
        raise NotSigned
    inner = _children(data, _children(data, signed, _EXPLICIT, 1)[0], _SEQUENCE, 3)
    _, content = _children(data, inner[2], _SEQUENCE, 2)
    return _octets(data, _children(data, content, _EXPLICIT, 1)[0])


def _children(data: bytes, value: _Value, tag: int, count: int) -> list[_Value]:
    """Return the first values inside a value that must have a certain tag."""
    if value.tag != tag:
        raise NotSigned
    found: list[_Value] = []
    position = value.start
    while len(found) < count:
        if position >= value.end:
            raise NotSigned
        child = _read(data, position)
        found.append(child)
        position = child.following
    return found


def _octets(data: bytes, value: _Value) -> bytes:
    if value.tag == _OCTETS:
        return data[value.start : value.end]
    if value.tag != _OCTETS_IN_PIECES:
        raise NotSigned
    pieces: list[bytes] = []
    position = value.start
    while position < value.end and len(pieces) < _MOST_PIECES:
        piece = _read(data, position)
        pieces.append(data[piece.start : piece.end])
        position = piece.following
    return b"".join(pieces)


def _read(data: bytes, position: int, depth: int = 0) -> _Value:
    """Read the value at a position; one without a length ends where its end mark stands."""
    if depth > _DEEPEST:
        raise NotSigned
    tag, length = data[position], data[position + 1]
    start = position + 2
    if length == 0x80:
        end = _end_of_open(data, start, depth)
        return _Value(tag, start, end, end + 2)
    if length & 0x80:
        size = length & 0x7F
        length = int.from_bytes(data[start : start + size], "big")
        start += size
    end = min(start + length, len(data))
    return _Value(tag, start, end, end)


def _end_of_open(data: bytes, position: int, depth: int) -> int:
    while data[position : position + 2] != b"\0\0":
        position = _read(data, position, depth + 1).following
    return position
