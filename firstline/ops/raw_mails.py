"""Raw mails named on the command line: files, folders full of them, standard input."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class RawMail:
    """A mail that is read when it is asked for. `name` can be printed, whatever its file is called."""

    name: str
    content: Callable[[], bytes]
    """Gives the bytes. Raises OSError."""


def raw_mails(names: Iterable[str]) -> Iterator[RawMail]:
    """Those named, in order; of a folder every file in it and below it, sorted; `-` is standard input."""
    for name in names:
        if name == "-":
            yield RawMail(name, sys.stdin.buffer.read)
        elif Path(name).is_dir():
            yield from _in_folder(name)
        else:
            yield _of_file(name)


def _in_folder(folder: str) -> Iterator[RawMail]:
    """What is no plain file, like a pipe, would never end; what can't be looked into is told like any other fault."""
    refused: list[OSError] = []
    found = [Path(place, name) for place, _, names in os.walk(folder, onerror=refused.append) for name in names]
    yield from (_of_file(str(path)) for path in sorted(found) if path.is_file())
    yield from (_refused(str(fault.filename), fault) for fault in refused)


def _of_file(path: str) -> RawMail:
    return RawMail(_printable(path), Path(path).read_bytes)


def _refused(path: str, fault: OSError) -> RawMail:
    def refuse() -> bytes:
        raise fault

    return RawMail(_printable(path), refuse)


def _printable(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "replace")
