"""Where the built scripts and styles are: `asset("desk.css")` gives the address with the hash of its content."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings


def asset(name: str) -> str:
    """The address of a built file. Before the first build the plain name, so that pages still come without it.

    Raises LookupError for a name that the build doesn't make.
    """
    names = _manifest().get("files")
    if names is None:
        return f"{settings.STATIC_URL}assets/{name}"
    if name not in names:
        raise LookupError(f"bin/build-frontend makes no {name!r}")
    return f"{settings.STATIC_URL}assets/{names[name]}"


def asset_parts(name: str) -> list[str]:
    """The addresses of what a script imports at once, for `<link rel="modulepreload">`."""
    return [f"{settings.STATIC_URL}assets/{part}" for part in _manifest().get("parts", {}).get(name, [])]


def _manifest() -> dict[str, Any]:
    path = Path(settings.STATIC_ROOT) / "assets" / "manifest.json"
    changed = path.stat().st_mtime_ns if settings.DEBUG and path.exists() else 0
    return _read(path, changed)


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> dict[str, Any]:
    if not path.exists():
        return {}
    found: dict[str, Any] = json.loads(path.read_text())
    return found
