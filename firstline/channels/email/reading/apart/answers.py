"""What was read, as it goes through the pipe: a length, JSON, and then the files one after the other."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import replace

import msgspec

from firstline.channels.email.reading.mail import ReadMail

LENGTH = struct.Struct(">Q")
"""How the length of a message, and of what was read of it, is written before it."""

READY = b"."
"""What the process sends once it can read."""

OUT_OF_MEMORY = 3
"""The exit status of a process that had not enough memory left to answer."""

_decoder = msgspec.json.Decoder(ReadMail)


class NoAnswer(Exception):
    """What came back is not what reading gives."""


def frames_of(mail: ReadMail) -> Iterator[bytes]:
    """The pieces to send, in order."""
    files = tuple(replace(file, content=b"") for file in mail.attachments)
    head = msgspec.json.encode(replace(mail, attachments=files))
    yield LENGTH.pack(len(head)) + head
    for file in mail.attachments:
        yield file.content


def mail_from(receive: Callable[[int], bytes | bytearray], *, longest: int, longest_files: int) -> ReadMail:
    """Take an answer from `receive(size)`. Raises NoAnswer when it makes no sense or is too long."""
    (length,) = LENGTH.unpack(receive(LENGTH.size))
    if length > longest:
        raise NoAnswer
    try:
        mail = _decoder.decode(receive(length))
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise NoAnswer from fault
    sizes = [file.size for file in mail.attachments]
    if min(sizes, default=0) < 0 or sum(sizes) > longest_files:
        raise NoAnswer
    files = tuple(replace(file, content=bytes(receive(file.size))) for file in mail.attachments)
    return replace(mail, attachments=files)
