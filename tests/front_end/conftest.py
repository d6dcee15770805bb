"""The kit in a real browser: the specimen pages and one Chromium for all these tests."""

import threading

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import is_fault
from tests.front_end.specimen.server import Pretended, served

PATIENCE = 20_000  # ms; a busy machine is no fault
expect.set_options(timeout=PATIENCE)


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
    page.set_default_timeout(PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda line: faults.append(line.text) if is_fault(line.text, line.type) else None)
    yield page
    context.close()
    assert faults == []
