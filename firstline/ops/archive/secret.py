"""The secret of the archived desk: without it its links, reply addresses and mailbox passwords mean nothing."""

import os
from pathlib import Path

from django.conf import settings

from firstline.ops.archive.faults import CannotRestore


class SecretIn:
    def __init__(self, secret: str) -> None:
        self._secret = secret

    def check(self) -> None:
        """Raises CannotRestore when this installation is given another secret from outside."""
        given = os.environ.get("FIRSTLINE_SECRET_KEY")
        if given and given != self._secret:
            raise CannotRestore(
                "FIRSTLINE_SECRET_KEY is not the archived desk's, and its mailbox passwords and links rest on that. "
                "Set it to what the archive holds (tar -xOf FILE secret-key), or leave it unset."
            )

    def keep(self) -> None:
        """Make it the secret of this data folder, from the next start on."""
        if os.environ.get("FIRSTLINE_SECRET_KEY") or self._secret == settings.SECRET_KEY:
            return
        path = Path(settings.DATA_FOLDER) / "secret-key"
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(self._secret)
        fresh.replace(path)
