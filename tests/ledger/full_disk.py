"""A disk that can be filled to the last byte and freed again: a small one in memory, where one may be mounted."""

import os
import subprocess
from pathlib import Path


class SmallDisk:
    """A file system of `megabytes` at `folder`. Needs the right to mount; `may_be_had` says whether it is there."""

    def __init__(self, folder: Path, megabytes: int) -> None:
        self._folder, self._megabytes = folder, megabytes
        self._filler = folder / "everything-else"

    @staticmethod
    def may_be_had(folder: Path) -> bool:
        if os.geteuid() != 0:
            return False
        folder.mkdir(parents=True, exist_ok=True)
        tried = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=False, capture_output=True
        )
        if tried.returncode == 0:
            subprocess.run(["umount", folder], check=True)
        return tried.returncode == 0

    def mount(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        size = f"size={self._megabytes}m,mode=755"
        subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", self._folder], check=True)

    def unmount(self) -> None:
        subprocess.run(["umount", "-l", self._folder], check=True)

    def fill(self) -> None:
        """Leave no byte free."""
        block = b"\0" * 65_536
        with self._filler.open("ab", buffering=0) as filler:
            try:
                while filler.write(block):
                    pass
            except OSError:
                return

    def free(self) -> None:
        self._filler.unlink(missing_ok=True)
