"""The key that proves whoever sets the desk up is who started it. It lies in the data folder and is used once."""

import secrets
from pathlib import Path

from django.conf import settings


def ensure_set_up_key() -> str:
    """The key, made now if there is none yet."""
    path = _path()
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(18))
    return set_up_key()


def set_up_key() -> str:
    """The key; empty when there is none."""
    path = _path()
    return path.read_text().strip() if path.exists() else ""


def forget_set_up_key() -> None:
    _path().unlink(missing_ok=True)


def _path() -> Path:
    return Path(settings.DATA_FOLDER) / "set-up-key"
