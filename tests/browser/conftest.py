"""The journeys in a real browser, on a desk that is really served."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.desk import PASSWORD, REPOSITORY, ServedDesk
from tests.chromium import is_fault

AXE = REPOSITORY / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    desk = ServedDesk(tmp_path_factory.mktemp("desk"))
    yield desk.begin()
    desk.end()


@pytest.fixture
def visit(browser: Browser, served: ServedDesk):
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
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda line: faults.append(line.text) if is_fault(line.text, line.type) else None)
        if login:
            sign_in(page, login)
        return page

    yield open_browser
    for context in contexts:
        context.close()
    assert faults == []


def sign_in(page: Page, login: str) -> None:
    page.goto("/account/login/")
    page.get_by_label("Mail address").fill(login)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "login" not in url)


def assert_accessible(page: Page) -> None:
    """axe finds nothing on the page as it is now, and nothing overflows sideways."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
