"""Keeping bytes."""

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import BinaryIO

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db.models import ProtectedError

from firstline.core.files.kinds import content_type_of
from firstline.core.models import StoredFile

WRITTEN_AT_ONCE = 8
PIECE = 1024 * 1024


def keep(content: bytes, *, at: datetime) -> StoredFile:
    """Store `content` durably and return its row; the same bytes give the same row.

    The bytes are written before the row, so a crash between the two leaves an unused file, never a row without one.
    """
    return keep_all([content], at=at)[0]


def keep_all(contents: Iterable[bytes], *, at: datetime, content_type: str = "") -> list[StoredFile]:
    """Store many contents as `keep` does, and return their rows in the same order. `content_type` is for those who know
    it; otherwise it is found in the bytes.

    They are written side by side, because the disk makes several files durable in the time it needs for one.
    """
    contents = list(contents)
    if not contents:
        return []
    hashes = [hashlib.sha256(content).hexdigest() for content in contents]
    rows = _known(hashes)
    new = {sha256: content for sha256, content in zip(hashes, contents, strict=True) if sha256 not in rows}
    if new:
        made = [_row(sha256, content, content_type, at) for sha256, content in new.items()]
        _write([(row.path, new[row.sha256]) for row in made])
        StoredFile.objects.bulk_create(made, ignore_conflicts=True)
        rows |= _known(new)
    return [rows[sha256] for sha256 in hashes]


def keep_written(stream: BinaryIO, *, at: datetime, content_type: str) -> StoredFile:
    """Store what was written into `stream`, which is read in pieces: memory holds none of it as a whole."""
    sha256 = hashlib.sha256()
    stream.seek(0)
    while piece := stream.read(PIECE):
        sha256.update(piece)
    row = _row_of(sha256.hexdigest(), stream.tell(), content_type, at)
    if not default_storage.exists(row.path):
        stream.seek(0)
        default_storage.save(row.path, File(stream))
    StoredFile.objects.bulk_create([row], ignore_conflicts=True)
    return _known([row.sha256])[row.sha256]


def drop(file: StoredFile) -> bool:
    """Delete a kept file and its bytes, unless something else points to it. Whether it is gone."""
    try:
        file.delete()
    except ProtectedError:
        return False
    default_storage.delete(file.path)
    return True


def content_of(file: StoredFile) -> bytes:
    """The bytes of a kept file. Raises FileNotFoundError when the storage has lost them."""
    with default_storage.open(file.path) as stream:
        content: bytes = stream.read()
    return content


def is_whole(file: StoredFile) -> bool:
    """Whether the storage has all bytes of a kept file. Their content is not read."""
    try:
        return bool(default_storage.size(file.path) == file.size)
    except FileNotFoundError:
        return False


def put_back(file: StoredFile, content: bytes) -> None:
    """Write the bytes of a kept file that the storage has lost. Raises ValueError for other bytes than it had."""
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise ValueError(f"not the bytes of file {file.pk}")
    default_storage.save(file.path, ContentFile(content))


def _known(hashes: Iterable[str]) -> dict[str, StoredFile]:
    return {row.sha256: row for row in StoredFile.objects.filter(sha256__in=list(hashes))}


def _row(sha256: str, content: bytes, content_type: str, at: datetime) -> StoredFile:
    found = content_type or content_type_of(content)
    return _row_of(sha256, len(content), found, at)


def _row_of(sha256: str, size: int, content_type: str, at: datetime) -> StoredFile:
    return StoredFile(sha256=sha256, size=size, content_type=content_type, created_at=at)


def _write(files: list[tuple[str, bytes]]) -> None:
    if len(files) == 1:
        _write_one(files[0])
        return
    with ThreadPoolExecutor(WRITTEN_AT_ONCE) as writers:
        list(writers.map(_write_one, files))


def _write_one(file: tuple[str, bytes]) -> None:
    path, content = file
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(content))
