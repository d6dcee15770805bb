"""What strangers send, in a real browser: nothing of it runs, and no server is asked for anything."""

import pytest
from playwright.sync_api import Browser, Page

from firstline.core.html import clean_html, with_pictures
from firstline.desk.tickets.panels import shown_html
from tests.security.hostile_html import EVERYTHING

pytestmark = pytest.mark.browser

NAMES_OF_OURS = "['ran', 'cookie', 'body', 'htmx', 'getElementById', 'main', 'csrfmiddlewaretoken']"
WORKED = f"""() => [
  window.ran, document.title,
  ...{NAMES_OF_OURS}.filter(name => document[name] instanceof HTMLElement && name !== 'body'),
  ...[...document.querySelectorAll(
    'script, iframe, form, input, object, embed, svg, math, meta[http-equiv], base, link')]
    .map(one => one.outerHTML.slice(0, 200)),
].filter(Boolean)"""
TRY_IT = """() => {
  for (const link of document.querySelectorAll('#words *')) {
    link.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}));
    link.dispatchEvent(new FocusEvent('focus'));
    if (link.href && !/^(https?|mailto|tel):/.test(link.href)) window.ran = link.href;
    if (link.target && link.target !== '_blank') window.ran = link.target;
  }
}"""
OFF_PLACE = """() => [...document.querySelectorAll('#words *')]
  .filter(one => !['static', 'relative'].includes(getComputedStyle(one).position)).map(one => one.outerHTML)"""


@pytest.fixture
def page(browser: Browser):
    """A page without any of the guards around ours: no CSP, no sandbox. What was kept must be harmless by itself."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto("http://desk.test/")
    page.unroute_all()
    page.asked = []
    page.route("**/*", lambda route: (page.asked.append(route.request.url), route.abort()))
    page.on("dialog", lambda dialog: (page.asked.append("dialog"), dialog.dismiss()))
    yield page
    context.close()


def shown(page: Page, *html: str) -> None:
    words = "".join(f"<div>{one}</div>" for one in html)
    page.set_content(f"<!doctype html><body><div id=words>{words}</div>", wait_until="load")
    page.evaluate(TRY_IT)
    page.wait_for_timeout(100)


@pytest.mark.parametrize("styled", [True, False])
@pytest.mark.parametrize("kind", EVERYTHING)
def test_nothing_runs_and_nothing_is_asked_for(page, kind, styled):
    shown(page, *(shown_html(clean_html(attack, styled=styled), []) for attack in EVERYTHING[kind]))
    assert page.evaluate(WORKED) == []
    assert page.evaluate(OFF_PLACE) == []
    assert page.asked == []


@pytest.mark.parametrize("kind", EVERYTHING)
def test_nor_when_a_browser_writes_it_anew(page, kind):
    """What one parser made is read by another, written out by that, and read again."""
    shown(page, *(with_pictures(clean_html(attack), lambda _source: None) for attack in EVERYTHING[kind]))
    for _ in range(3):
        page.evaluate("() => { const words = document.querySelector('#words'); words.innerHTML = words.innerHTML; }")
    page.evaluate(TRY_IT)
    page.wait_for_timeout(100)
    assert page.evaluate(WORKED) == []
    assert page.asked == []


def test_the_browser_would_have_shown_it(page):
    """Else the tests above prove nothing."""
    shown(page, "<img src=x onerror=top.ran=1><img src=http://127.0.0.1:9/beacon>")
    assert page.evaluate("window.ran") == 1
    assert any("beacon" in one for one in page.asked)
