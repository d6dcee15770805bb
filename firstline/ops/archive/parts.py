"""The parts of an archive, put in and taken out one after the other, so that no size is too large."""

import gzip
import io
import json
import shutil
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

ABOUT, SUMS, SECRET = "about.json", "sums.json", "secret-key"
FORMAT = 1


@dataclass(frozen=True)
class Part:
    name: str
    content: IO[bytes]


class PartsOut:
    """Writes parts into a tar."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar

    def put(self, name: str, content: bytes) -> None:
        self.put_stream(name, io.BytesIO(content), len(content))

    def put_json(self, name: str, value: Any) -> None:
        self.put(name, json.dumps(value, indent=2, sort_keys=True).encode() + b"\n")

    def put_stream(self, name: str, content: IO[bytes], size: int) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mtime, member.mode = size, int(time.time()), 0o600
        self._tar.addfile(member, content)
        forget_members(self._tar)

    @contextmanager
    def packed(self, name: str) -> Iterator[IO[bytes]]:
        """A part that is written little by little and kept packed by gzip."""
        with tempfile.TemporaryFile() as waiting:
            with gzip.GzipFile(fileobj=waiting, mode="wb", compresslevel=5, mtime=0) as packing:
                yield packing  # type: ignore[misc] # it reads and writes like a file
            size = waiting.tell()
            waiting.seek(0)
            self.put_stream(name, waiting, size)


def parts_in(tar: tarfile.TarFile) -> Iterator[Part]:
    """The parts in their order; each must be read before the next is asked for."""
    while (member := tar.next()) is not None:
        content = tar.extractfile(member) if member.isfile() else None
        if content is not None:
            yield Part(member.name, content)
        forget_members(tar)


def forget_members(tar: tarfile.TarFile) -> None:
    """A tar file remembers every part it met, and a desk may have a million files."""
    tar.members = []  # type: ignore[attr-defined] # typeshed knows only the method


def copy(source: IO[bytes], target: IO[bytes]) -> None:
    shutil.copyfileobj(source, target, 1 << 20)
