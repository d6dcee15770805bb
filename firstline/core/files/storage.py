"""The disk storage: a file that was saved survives a power cut."""

import os
from typing import Any

from django.core.files.storage import FileSystemStorage


class DurableFileStorage(FileSystemStorage):
    """Django's own disk storage, plus: bytes and folder entry are on the disk before `save` returns."""

    def _save(self, name: str, content: Any) -> str:
        saved: str = super()._save(name, content)  # type: ignore[misc] # Django has it, its stubs do not
        path = self.path(saved)
        for place in (path, os.path.dirname(path)):  # noqa: PTH120 -- Django's storages speak in strings
            descriptor = os.open(place, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        return saved
