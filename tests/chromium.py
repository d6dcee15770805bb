"""One Chromium for all tests that need a browser; without one, or before the front end is built, they are left out."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
IS_BUILT = (ROOT / "build/static/assets/manifest.json").exists()


def pytest_collection_modifyitems(items):
    if CHROMIUM and IS_BUILT:
        return
    left_out = pytest.mark.skip(reason="needs Chromium and bin/build-frontend")
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(left_out)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def is_fault(text: str, kind: str) -> bool:
    """Errors of our own making: not the refusals that a test asked the server for."""
    return kind == "error" and not any(part in text for part in ("status of", "ERR_", "Failed to fetch"))
