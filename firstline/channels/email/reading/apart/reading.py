"""Reading a message where nothing can happen to us."""

import logging
from dataclasses import replace

from firstline.channels.email.reading.apart.reader import Stopped
from firstline.channels.email.reading.apart.readers import READERS, Readers
from firstline.channels.email.reading.head import head_of
from firstline.channels.email.reading.mail import ReadMail

log = logging.getLogger("firstline.mail")


def read_apart(raw: bytes, readers: Readers = READERS) -> ReadMail:
    """Read a raw message in a process of its own. Raises CannotStartReader, and nothing that lies with the message.

    When reading takes too much, what its head says is all there is, and `limits_hit` names why: "time", "memory", or
    "crash" when the process ended in the middle, twice.
    """
    try:
        return _read_twice(raw, readers)
    except Stopped as stopped:
        log.warning("Reading a mail of %s bytes was stopped: %s", len(raw), stopped.limit)
        return _with_limit(_read_head(raw, readers), stopped.limit)


def _read_twice(raw: bytes, readers: Readers) -> ReadMail:
    """What has ended in the middle may have been ended by somebody, so it is tried again."""
    try:
        return _read(raw, readers)
    except Stopped as stopped:
        if stopped.limit != "crash":
            raise
    return _read(raw, readers)


def _read_head(raw: bytes, readers: Readers) -> ReadMail:
    try:
        return _read(head_of(raw), readers)
    except Stopped:
        return ReadMail()


def _read(raw: bytes, readers: Readers) -> ReadMail:
    with readers.one() as reader:
        return reader.read(raw)


def _with_limit(mail: ReadMail, limit: str) -> ReadMail:
    return replace(mail, limits_hit=tuple(dict.fromkeys((*mail.limits_hit, limit))))
