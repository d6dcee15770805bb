"""The attributes of a TNEF stream: of the message, and of each file."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from firstline.channels.email.reading.tnef.properties import Properties, read_properties

_SIGNATURE = 0x223E9F78
_HEAD = struct.Struct("<BHHI")
_OF_MESSAGE = 1
_BODY, _SUBJECT, _CODEPAGE, _PROPERTIES = 0x800C, 0x8004, 0x9007, 0x9003
_FILE_BEGINS, _FILE_NAME, _FILE_DATA, _FILE_PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_MOST_ATTRIBUTES = 5_000
_MOST_FILES = 500


class NotTnef(Exception):
    """The bytes are no TNEF stream, or a broken one."""


@dataclass(slots=True)
class File:
    """A file as it stands in the stream."""

    name: bytes = b""
    data: bytes = b""
    properties: Properties = field(default_factory=dict)


@dataclass(slots=True)
class Stream:
    """What stands in a stream. `codepage` is that of texts without one of their own."""

    codepage: int = 1252
    subject: bytes = b""
    body: bytes = b""
    properties: Properties = field(default_factory=dict)
    files: list[File] = field(default_factory=list)


class _Attribute(NamedTuple):
    level: int
    name: int
    data: bytes


def read_stream(data: bytes) -> Stream:
    """Read a stream. Raises `NotTnef`."""
    stream = Stream()
    try:
        for attribute in _attributes(data):
            _take(stream, attribute)
    except (struct.error, ValueError, IndexError) as error:
        raise NotTnef from error
    return stream


def _attributes(data: bytes) -> Iterator[_Attribute]:
    if len(data) < 6 or int.from_bytes(data[:4], "little") != _SIGNATURE:
        raise NotTnef
    position = 6
    for _ in range(_MOST_ATTRIBUTES):
        if position + _HEAD.size > len(data):
            return
        level, name, _kind, length = _HEAD.unpack_from(data, position)
        start = position + _HEAD.size
        if start + length > len(data):
            raise NotTnef
        yield _Attribute(level, name, data[start : start + length])
        position = start + length + 2


def _take(stream: Stream, attribute: _Attribute) -> None:
    if attribute.level == _OF_MESSAGE:
        _take_of_message(stream, attribute)
    elif attribute.name == _FILE_BEGINS:
        if len(stream.files) >= _MOST_FILES:
            raise NotTnef
        stream.files.append(File())
    elif stream.files:
        _take_of_file(stream.files[-1], attribute)


def _take_of_message(stream: Stream, attribute: _Attribute) -> None:
    if attribute.name == _CODEPAGE:
        stream.codepage = int.from_bytes(attribute.data[:4], "little")
    elif attribute.name == _BODY:
        stream.body = attribute.data.rstrip(b"\0")
    elif attribute.name == _SUBJECT:
        stream.subject = attribute.data.rstrip(b"\0")
    elif attribute.name == _PROPERTIES:
        stream.properties = read_properties(attribute.data)


def _take_of_file(file: File, attribute: _Attribute) -> None:
    if attribute.name == _FILE_NAME:
        file.name = attribute.data.rstrip(b"\0")
    elif attribute.name == _FILE_DATA:
        file.data = attribute.data
    elif attribute.name == _FILE_PROPERTIES:
        file.properties = read_properties(attribute.data)
