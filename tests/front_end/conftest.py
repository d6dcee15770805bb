"""The kit in a real browser: the specimen pages and one Chromium for all these tests."""

import shutil
import threading

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.front_end.specimen.server import ROOT, Pretended, served

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


@pytest.fixture(scope="session")
def site():
    server = served()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def server():
    """The pretended server, with nothing sent yet and in good health."""
    Pretended.sent.clear()
    Pretended.topics.clear()
    Pretended.failing = False
    yield Pretended
    Pretended.failing = False


@pytest.fixture
def page(browser: Browser, site: str, server) -> Page:
    context = browser.new_context(base_url=site, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(5000)
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda line: faults.append(line.text) if is_fault(line.text, line.type) else None)
    yield page
    context.close()
    assert faults == []


def is_fault(text: str, kind: str) -> bool:
    """Errors of our own making: not the refusals that a test asked the server for."""
    return kind == "error" and "status of" not in text and "ERR_" not in text and "Failed to fetch" not in text
