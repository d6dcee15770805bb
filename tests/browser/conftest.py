"""The journeys in a real browser, on a desk that is really served."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import PASSWORD, ServedDesk
from tests.browser.eyes import Eyes
from tests.chromium import is_fault

PATIENCE = 20_000  # ms; a busy machine is no fault
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def made_desk(tmp_path_factory) -> ServedDesk:
    """A desk with its people, to be copied: making one takes longer than a journey."""
    return ServedDesk(tmp_path_factory.mktemp("made") / "desk").make()


@pytest.fixture(scope="module")
def served(made_desk: ServedDesk, tmp_path_factory):
    desk = made_desk.copy_to(tmp_path_factory.mktemp("served") / "desk")
    yield desk.begin()
    desk.end()


@pytest.fixture(scope="module")
def eyes(request):
    """All journeys of a module together look at every kind of page they visit."""
    eyes = Eyes()
    yield eyes
    only_some = request.config.option.keyword or any("::" in one for one in request.config.args)
    assert only_some or eyes.overlooked == set()


@pytest.fixture
def look(eyes: Eyes):
    """`look(page)`: axe finds nothing on it as it is now, in light and dark."""
    return eyes.look


@pytest.fixture
def visit(browser: Browser, served: ServedDesk, eyes: Eyes):
    """Opens a browser of its own: `visit()`, `visit("anna@bergs.test", width=390, scripts=False)`."""
    contexts = []
    faults: list[str] = []

    def open_browser(login: str = "", *, width: int = 1440, scheme: str = "light", scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=served.base,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=scripts,
            locale="en-GB",
        )
        contexts.append(context)
        if scripts:  # axe is one
            context.on("page", eyes.follow)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda line: faults.append(line.text) if is_fault(line.text, line.type) else None)
        if login:
            sign_in(page, login, eyes.look_once if scripts else lambda page: None)
        return page

    yield open_browser
    for context in contexts:
        context.close()
    assert faults == []


def sign_in(page: Page, login: str, look_once: Callable[[Page], None]) -> None:
    page.goto("/account/login/")
    look_once(page)
    page.get_by_label("Mail address").fill(login)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "login" not in url)
    look_once(page)
