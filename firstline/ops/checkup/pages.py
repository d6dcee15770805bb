"""What visitors meet: scripts and styles, translations, and the address mails point to."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from firstline.core.desk import current_desk
from firstline.ops.checkup.findings import Finding, fault, note, well

PATIENCE_SECONDS = 6


def look_at_pages() -> Iterator[Finding]:
    yield from _built_files(Path(settings.STATIC_ROOT) / "assets")
    yield from _translations()


def look_at_address() -> Iterator[Finding]:
    address = settings.PUBLIC_URL or current_desk().public_url
    if not address:
        yield note(
            "The desk has no public address, so links in its mails lead to this machine only.",
            "Set FIRSTLINE_PUBLIC_URL, for example https://support.example.com",
        )
        return
    if not address.startswith("https://"):
        yield note(
            f"{address} is not encrypted: passwords can be read on their way.",
            "Put a proxy with a certificate before it.",
        )
    problem = _visit(f"{address}/health/")
    if problem:
        yield fault(
            f"{address} does not lead to this desk: {problem}",
            "Look at the proxy, the name's DNS entry and the firewall.",
        )
    else:
        yield well(f"{address} leads to this desk.")


def _built_files(assets: Path) -> Iterator[Finding]:
    try:
        names = json.loads((assets / "manifest.json").read_text())["files"].values()
    except (OSError, ValueError, KeyError):
        yield fault("Scripts and styles have not been built.", "Run: bin/build-frontend")
        return
    missing = [name for name in names if not (assets / name).exists()]
    if missing:
        yield fault(f"{len(missing)} built files are missing.", "Run: rm -r build, then bin/build-frontend")
    else:
        yield well("Scripts and styles are built.")


def _translations() -> Iterator[Finding]:
    raw = [source for folder in settings.LOCALE_PATHS for source in Path(folder).rglob("django.po")]
    old = [source for source in raw if not source.with_suffix(".mo").exists()]
    if old:
        yield fault(f"{len(old)} translations are not compiled.", "Run: bin/translations --compile")


def _visit(address: str) -> str:
    """What went wrong; empty when a desk answered."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310 -- checked to be http(s)
            known = "database" in json.load(answer)
    except urllib.error.HTTPError as answer:
        return "" if answer.code == 503 else f"it answers with status {answer.code}."
    except (OSError, ValueError) as problem:
        return f"{getattr(problem, 'reason', problem)}."
    return "" if known else "something else answers there."
