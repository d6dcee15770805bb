"""Small copies of kept pictures, made once."""

from datetime import datetime

from firstline.core.files.keep import content_of, keep
from firstline.core.files.pictures import BrokenPicture, TooManyPixels, small_copy
from firstline.core.models import StoredFile, Thumbnail


def thumbnail_of(file: StoredFile, *, at: datetime) -> StoredFile | None:
    """The small copy of a picture; None for what is no picture, is broken, or has too many pixels.

    Raises FileNotFoundError when the storage has lost the picture.
    """
    if not file.is_picture:
        return None
    known = Thumbnail.objects.select_related("file").filter(of=file).first()
    return known.file if known else _make(file, at)


def remember_thumbnail(file: StoredFile, copy: bytes | None, *, at: datetime) -> StoredFile | None:
    """Keep `copy` as the small copy of `file`; None says that there can be none."""
    kept = keep(copy, at=at) if copy else None
    Thumbnail.objects.bulk_create([Thumbnail(of=file, file=kept)], ignore_conflicts=True)
    return kept


def _make(file: StoredFile, at: datetime) -> StoredFile | None:
    try:
        copy = small_copy(content_of(file))
    except (BrokenPicture, TooManyPixels):
        copy = None
    return remember_thumbnail(file, copy, at=at)
