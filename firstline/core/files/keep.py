"""Keeping bytes."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from firstline.core.files.kinds import content_type_of
from firstline.core.models import StoredFile


def keep(content: bytes, *, at: datetime) -> StoredFile:
    """Store `content` durably and return its row; the same bytes give the same row.

    The bytes are written before the row, so a crash between the two leaves an unused file, never a row without one.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    known = StoredFile.objects.filter(sha256=sha256).first()
    if known is not None:
        return known
    row = StoredFile(sha256=sha256, size=len(content), content_type=content_type_of(content), created_at=at)
    if not default_storage.exists(row.path):
        default_storage.save(row.path, ContentFile(content))
    StoredFile.objects.bulk_create([row], ignore_conflicts=True)
    return StoredFile.objects.get(sha256=sha256)


def content_of(file: StoredFile) -> bytes:
    """The bytes of a kept file. Raises FileNotFoundError when the storage has lost them."""
    with default_storage.open(file.path) as stream:
        content: bytes = stream.read()
    return content
