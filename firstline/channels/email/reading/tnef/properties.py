"""MAPI properties: a number for what it is, and its value as bytes (MS-OXTNEF 2.1.3.4)."""

import struct

Properties = dict[int, tuple[int, bytes]]
"""By property id: the type of the value, and its bytes; of several values the first."""

UNICODE = 0x1F
OBJECT = 0x0D
_SEVERAL, _NAMED_FROM = 0x1000, 0x8000
_SIZES = {0x02: 2, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 2, 0x14: 8, 0x40: 8, 0x48: 16}
_OF_ANY_SIZE = {0x1E, UNICODE, OBJECT, 0x102}
_MOST = 5_000
_MOST_VALUES = 1_000


def read_properties(data: bytes) -> Properties:
    """Read all properties. Raises `ValueError` or `struct.error` where they make no sense."""
    return _Reader(data).read()


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0

    def read(self) -> Properties:
        found: Properties = {}
        for _ in range(min(self._number(), _MOST)):
            kind, number = struct.unpack_from("<HH", self.data, self.position)
            self.position += 4
            if number >= _NAMED_FROM:
                self._skip_name()
            value = self._value(kind)
            found.setdefault(number, (kind & ~_SEVERAL, value))
        return found

    def _value(self, kind: int) -> bytes:
        plain = kind & ~_SEVERAL
        is_of_any_size = plain in _OF_ANY_SIZE
        count = self._number() if is_of_any_size or kind & _SEVERAL else 1
        if count > _MOST_VALUES:
            raise ValueError(count)
        if is_of_any_size:
            values = [self._bytes(self._number()) for _ in range(count)]
            return values[0] if values else b""
        size = _SIZES.get(plain)
        if size is None:
            raise ValueError(kind)
        return self._bytes(size * count)[:size]

    def _skip_name(self) -> None:
        self._bytes(16)
        if self._number() == 0:
            self._number()
        else:
            self._bytes(self._number())

    def _number(self) -> int:
        (number,) = struct.unpack_from("<I", self.data, self.position)
        self.position += 4
        return int(number)

    def _bytes(self, length: int) -> bytes:
        """Take so many bytes, and those that fill them up to a multiple of four."""
        end = self.position + length
        if end > len(self.data):
            raise ValueError(length)
        value = self.data[self.position : end]
        self.position = end + -length % 4
        return value
