"""Files, kept once by the hash of their bytes; what strangers call them is never a path."""

from firstline.core.files.keep import keep
from firstline.core.files.names import safe_name
from firstline.core.files.rules import FileRefused, check_upload

__all__ = ["FileRefused", "check_upload", "keep", "safe_name"]
