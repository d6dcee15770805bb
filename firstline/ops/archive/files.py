"""The files of an archive, put into the storage."""

import hashlib
import re
import tempfile
from contextlib import suppress

from django.core.files import File
from django.core.files.storage import default_storage

from firstline.core.models import StoredFile
from firstline.ops.archive.faults import CannotRestore
from firstline.ops.archive.parts import Part, copy
from firstline.ops.archive.sums import Sum, Total

IS_HASH = re.compile(r"[0-9a-f]{64}")
IN_MEMORY = 1 << 20


class FilesIn:
    """Takes files one after the other; knows which it added, should all have to be taken back."""

    def __init__(self) -> None:
        self._sum = Sum()
        self._added: list[str] = []
        self._before: set[str] = set()
        self._taken: set[str] = set()

    @property
    def total(self) -> Total:
        return self._sum.total

    @property
    def count(self) -> int:
        return self._sum.count

    def remember_replaced(self) -> None:
        self._before = set(StoredFile.objects.values_list("sha256", flat=True))

    def take(self, part: Part) -> None:
        sha256 = part.name.removeprefix("files/")
        if not IS_HASH.fullmatch(sha256):
            raise CannotRestore(f"The archive holds a part with a strange name, {part.name!r}. Nothing was changed.")
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as waiting:
            copy(part.content, waiting)
            waiting.seek(0)
            if hashlib.file_digest(waiting, "sha256").hexdigest() != sha256:
                raise CannotRestore(
                    f"The archive is damaged: the file {sha256} is not what it was. Nothing was changed."
                )
            self._put(sha256, waiting)
        self._sum.add(sha256.encode())
        self._taken.add(sha256)

    def _put(self, sha256: str, content: "tempfile.SpooledTemporaryFile[bytes]") -> None:
        path = _path(sha256)
        if not default_storage.exists(path):
            content.seek(0)
            default_storage.save(path, File(content))
            self._added.append(path)

    def take_back(self) -> None:
        """Remove what was added: the restore failed."""
        for path in self._added:
            with suppress(FileNotFoundError):
                default_storage.delete(path)

    def forget_replaced(self) -> None:
        """Remove the files of the desk that was there before."""
        for sha256 in self._before - self._taken:
            with suppress(FileNotFoundError):
                default_storage.delete(_path(sha256))


def _path(sha256: str) -> str:
    return StoredFile(sha256=sha256).path
