"""The disk: can files be written, is there room, are the kept ones there, is the secret secret?"""

import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from firstline.core.models import StoredFile
from firstline.ops.checkup.findings import Finding, fault, note, well

LITTLE, TOO_LITTLE = 2 * 10**9, 3 * 10**8
LOOKED_AT = 200


def look_at_storage() -> Iterator[Finding]:
    folder = Path(settings.DATA_FOLDER)
    try:
        _write_and_read()
    except OSError as problem:
        yield fault(
            f"Nothing can be written to {folder}: {problem.strerror or problem}.",
            "Give the folder to the user Firstline runs as, or make room.",
        )
    else:
        yield from _room(folder)
    yield from _kept_files()
    yield from _secret(folder / "secret-key")


def _write_and_read() -> None:
    path = default_storage.save(f"checkup-{secrets.token_hex(4)}", ContentFile(b"written by firstline doctor"))
    try:
        with default_storage.open(path) as stream:
            stream.read()
    finally:
        default_storage.delete(path)


def _room(folder: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(folder).free
    said = f"{free / 1e9:.1f} GB are free where {folder} lies."
    if free < TOO_LITTLE:
        yield fault(said, "Make room now: without it no mail can be taken in.")
    elif free < LITTLE:
        yield note(said, "Make room soon.")
    else:
        yield well(f"Files can be written; {said}")


def _kept_files() -> Iterator[Finding]:
    newest = list(StoredFile.objects.order_by("-id")[:LOOKED_AT])
    lost = [file for file in newest if not default_storage.exists(file.path)]
    if lost:
        yield fault(
            f"{len(lost)} of the {len(newest)} newest files are not in the storage.",
            "Was FIRSTLINE_DATA changed? Bring them back from a backup (firstline restore), or correct it.",
        )


def _secret(path: Path) -> Iterator[Finding]:
    if path.exists() and path.stat().st_mode & 0o077 and not os.environ.get("FIRSTLINE_SECRET_KEY"):
        yield fault("Others on this machine can read the desk's secret.", f"Run: chmod 600 {path}")
