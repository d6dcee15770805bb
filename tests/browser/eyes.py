"""Looking at pages as axe does, and knowing which of those that were visited nobody looked at."""

import re

from playwright.sync_api import Frame, Page

from tests.running_desk import REPOSITORY

AXE = REPOSITORY / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FIND = """rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"]}).then(found =>
  found.violations.flatMap(one => one.nodes.map(node =>
    `${one.impact}: ${one.id}: ${node.html.slice(0, 200)} (${node.failureSummary.slice(0, 300)})`)))"""
AT_REST = """async () => {
  await new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)));
  const ending = document.getAnimations().filter(one => isFinite(one.effect.getComputedTiming().endTime));
  await Promise.allSettled(ending.map(one => one.finished));
}"""
OTHER_SCHEME = {"light": "dark", "dark": "light"}
NAMED_ONCE = re.compile(r"[^/]*\d[^/]*|[^/]{25,}")


class Eyes:
    """Goes with the pages of a module: `follow` a new one, `look` at what it shows, `overlooked` at the end."""

    def __init__(self) -> None:
        self._visited: set[str] = set()
        self._seen: set[str] = set()

    @property
    def overlooked(self) -> set[str]:
        """The addresses that were visited and never looked at; numbers and secrets in them don't count."""
        return self._visited - self._seen

    def follow(self, page: Page) -> None:
        def note(frame: Frame) -> None:
            if frame == page.main_frame and frame.url.startswith("http"):
                self._visited.add(kind_of(frame.url))

        page.on("framenavigated", note)

    def look(self, page: Page) -> None:
        """axe finds nothing on the page as it is now, in light and dark, and nothing overflows sideways."""
        self._seen.add(kind_of(page.url))
        scheme = "dark" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
        check(page, RULES)
        page.emulate_media(color_scheme=OTHER_SCHEME[scheme])
        check(page, ["color-contrast"])
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    def look_once(self, page: Page) -> None:
        """Look, unless such a page was seen."""
        if kind_of(page.url) not in self._seen:
            self.look(page)


def check(page: Page, rules: list[str]) -> None:
    """axe finds nothing once everything that moves has come to rest."""
    page.evaluate(AT_REST)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found = page.evaluate(FIND, rules)
    assert not found, "\n".join([page.url, *found])


def kind_of(address: str) -> str:
    path = address.split("://", 1)[1].partition("/")[2].partition("?")[0].partition("#")[0]
    return NAMED_ONCE.sub("…", "/" + path)
