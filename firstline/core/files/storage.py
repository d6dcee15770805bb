"""The disk storage: a file that was saved is whole, and survives a power cut."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage


class DurableFileStorage(FileSystemStorage):
    """Django's own disk storage, but for files named by their content: the same name has the same bytes.

    A file is written beside its place and moved there whole, so that a process that dies leaves none that is half
    written. Bytes and folder entries are on the disk before `save` returns.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:  # noqa: ARG002 -- Django asks so
        return name

    def _save(self, name: str, content: Any) -> str:
        place = Path(self.path(name))
        _make_folder(place.parent)
        beside = place.with_name(f".{place.name[:40]}.{secrets.token_hex(6)}")
        try:
            _write(beside, content.chunks())
            beside.replace(place)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        _make_durable(place.parent)
        return name


def _write(path: Path, chunks: Any) -> None:
    with path.open("xb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _make_folder(folder: Path) -> None:
    """Make the folder and those above it, and make their entries durable where they are new."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _make_durable(folder.parent)


def _make_durable(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
