"""Files, kept once by the hash of their bytes; what strangers call them is never a path."""

from firstline.core.files.keep import drop, keep, keep_all, keep_written
from firstline.core.files.names import safe_name
from firstline.core.files.rules import FileRefused, check_picture, check_upload
from firstline.core.files.thumbnails import remember_thumbnail, thumbnail_of

__all__ = [
    "FileRefused",
    "check_picture",
    "check_upload",
    "drop",
    "keep",
    "keep_all",
    "keep_written",
    "remember_thumbnail",
    "safe_name",
    "thumbnail_of",
]
