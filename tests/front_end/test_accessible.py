"""axe finds nothing serious on any specimen page, in both themes and at both widths; nothing overflows sideways.

Every page in one pair of each: contrast in both themes is reckoned by frontend/styles/contrast.test.ts.
"""

import pytest

from tests.front_end.specimen.server import PAGES, ROOT

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules/axe-core/axe.min.js"
RUN = """Promise.race([
  axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}),
  new Promise((_, refuse) => setTimeout(() => refuse(new Error("axe took too long")), 60000)),
])"""
WIDTHS = {"wide": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "theme"), [("wide", "dark"), ("phone", "light")])
def test_page_is_accessible(page, name, width, theme):
    page.set_viewport_size(WIDTHS[width])
    page.goto(f"/{name}?theme={theme}&pane=ticket")
    page.wait_for_timeout(150)
    assert serious_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width]["width"]


@pytest.mark.parametrize("opener", ["[commandfor=d1]", "[popovertarget=m1]", ".rail [popovertarget=me]", ".find"])
def test_what_opens_over_a_page_is_accessible(page, opener):
    page.goto("/kit")
    page.click(opener)
    page.wait_for_timeout(250)
    assert serious_findings(page) == []


def serious_findings(page):
    page.evaluate(AXE.read_text())
    found = page.evaluate(RUN)
    return [
        f"{finding['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for finding in found["violations"]
        if finding["impact"] in ("serious", "critical")
        for node in finding["nodes"]
    ]
