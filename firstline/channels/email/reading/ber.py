"""A reader for the few values of ASN.1 that mail is made of, as BER writes them: also those without a length.

Raises `NotBer`, IndexError, ValueError or RecursionError where bytes make no sense: `FAULTS`.
"""

from typing import NamedTuple

SEQUENCE, SET, OID, INTEGER, OCTETS, BITS = 0x30, 0x31, 0x06, 0x02, 0x04, 0x03
OCTETS_IN_PIECES = 0x24

_DEEPEST = 12
_MOST_PIECES = 200_000


class NotBer(Exception):
    """The bytes are not what was expected."""


FAULTS = (NotBer, IndexError, ValueError, RecursionError)


class Value(NamedTuple):
    """A value: its tag, where its content lies, and where it begins and the next one does."""

    tag: int
    start: int
    end: int
    following: int
    begin: int


def read(data: bytes, position: int, depth: int = 0) -> Value:
    """Read the value at a position; one without a length ends where its end mark stands."""
    if depth > _DEEPEST:
        raise NotBer
    tag, length = data[position], data[position + 1]
    start = position + 2
    if length == 0x80:
        end = _end_of_open(data, start, depth)
        return Value(tag, start, end, end + 2, position)
    if length & 0x80:
        size = length & 0x7F
        length = int.from_bytes(data[start : start + size], "big")
        start += size
    end = min(start + length, len(data))
    return Value(tag, start, end, end, position)


def children(data: bytes, value: Value, tag: int, count: int) -> list[Value]:
    """Return the first values inside a value that must have a certain tag, and so many of them."""
    if value.tag != tag:
        raise NotBer
    found = all_children(data, value, count)
    if len(found) < count:
        raise NotBer
    return found


def all_children(data: bytes, value: Value, most: int) -> list[Value]:
    """Return the values inside a value, at most so many."""
    found: list[Value] = []
    position = value.start
    while position < value.end and len(found) < most:
        child = read(data, position)
        found.append(child)
        position = child.following
    return found


def octets(data: bytes, value: Value) -> bytes:
    """Return the bytes of an octet string, which may come in pieces."""
    if value.tag == OCTETS:
        return data[value.start : value.end]
    if value.tag != OCTETS_IN_PIECES:
        raise NotBer
    return joined(data, value)


def joined(data: bytes, value: Value) -> bytes:
    """Return the pieces inside a value as one."""
    pieces: list[bytes] = []
    position = value.start
    while position < value.end and len(pieces) < _MOST_PIECES:
        piece = read(data, position)
        pieces.append(data[piece.start : piece.end])
        position = piece.following
    return b"".join(pieces)


def whole(data: bytes, value: Value) -> bytes:
    """Return a value with its tag and length, as it is written."""
    return data[value.begin : value.following]


def inside(data: bytes, value: Value) -> bytes:
    """Return what a value holds."""
    return data[value.start : value.end]


def _end_of_open(data: bytes, position: int, depth: int) -> int:
    while data[position : position + 2] != b"\0\0":
        position = read(data, position, depth + 1).following
    return position
