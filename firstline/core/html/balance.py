"""Rewrites HTML so that a parser can't be made to work without end: every tag closed, in order, not too deep.

A browser's parser repairs bad nesting by copying elements and by walking its stack of open ones; 100,000
nested `<div>` or some hundred different `<font>` before many `<p>` make that cost minutes. After `balanced`,
nothing is left to repair. Only tags of `allowed` get through; the text of the others stays.
"""

from collections.abc import Set as AbstractSet

from firstline.core.html.allowed import (
    BLOCK_TAGS,
    FORMATTING_TAGS,
    LONE_TAGS,
    MAX_DEPTH,
    MAX_ENTITIES,
    MAX_TAGS,
    TABLE_PART_TAGS,
    TAGS,
)
from firstline.core.html.tokens import Token, tokens

_EFFORT_PER_TAG = 20
_EFFORT_FREE = 50_000
_CELLS = frozenset({"caption", "td", "th"})
_WALLS = _CELLS | {"table"}
_SECTIONS = frozenset({"tbody", "tfoot", "thead"})
_ALLOWED_ABOVE = {
    "td": _SECTIONS | {"table", "tr"},
    "th": _SECTIONS | {"table", "tr"},
    "tr": _SECTIONS | {"table"},
    "col": {"colgroup", "table"},
}
_ENDS_ONE_BEFORE = {
    "li": ({"li"}, {"ol", "ul"}),
    "dt": ({"dd", "dt"}, {"dl"}),
    "dd": ({"dd", "dt"}, {"dl"}),
}


class TooTangled(Exception):
    """The HTML has too many tags, or nests them so badly that putting it right costs too much."""


def balanced(html: str) -> str:
    """Return the same HTML with every tag closed in order, at most `MAX_DEPTH` deep. Raises `TooTangled`."""
    if html.count("&") > MAX_ENTITIES:
        raise TooTangled
    balance = _Balance(html)
    for token in tokens(html):
        balance.take(token)
    return balance.finish()


class _Open:
    """An element that is open: its tag as it was written, and whether its end has been seen already."""

    __slots__ = ("ended", "name", "tag")

    def __init__(self, name: str, tag: str) -> None:
        self.name = name
        self.tag = tag
        self.ended = False


class _Balance:
    def __init__(self, html: str) -> None:
        self.html = html
        self.out: list[str] = []
        self.stack: list[_Open] = []
        self.count: dict[str, int] = {}
        self.left_out: dict[str, int] = {}
        self.tags = 0
        self.effort = 0

    def take(self, token: Token) -> None:
        if token.kind == "text":
            self.out.append(self.html[token.start : token.end].replace("<", "&lt;"))
            return
        self._count_tag()
        if token.name not in TAGS:
            return
        if token.kind == "close":
            self._close(token.name)
        elif token.name in TABLE_PART_TAGS:
            self._open_table_part(token)
        else:
            self._open(token)

    def finish(self) -> str:
        while self.stack:
            self._pop()
        return "".join(self.out)

    def _count_tag(self) -> None:
        self.tags += 1
        if self.tags > MAX_TAGS:
            raise TooTangled

    def _spend(self, steps: int) -> None:
        self.effort += steps
        if self.effort > _EFFORT_FREE + self.tags * _EFFORT_PER_TAG:
            raise TooTangled

    # ── opening ──────────────────────────────────────────────────────────────

    def _open(self, token: Token) -> None:
        carried: list[_Open] = []
        if token.name in BLOCK_TAGS:
            carried = self._end_what_a_block_ends(token.name)
        if token.name == "table":
            self._leave_table_without_cell()
        if token.name == "a" and self.count.get("a"):
            self._close("a")
        self._push(token.name, self.html[token.start : token.end])
        if token.name != "table":
            self._open_again(carried)

    def _end_what_a_block_ends(self, name: str) -> list[_Open]:
        carried: list[_Open] = []
        if name in _ENDS_ONE_BEFORE:
            ended, stops = _ENDS_ONE_BEFORE[name]
            carried += self._end_nearest(ended, stops | _WALLS)
        return carried + self._end_nearest({"p"}, _WALLS)

    def _end_nearest(self, names: set[str], stops: AbstractSet[str]) -> list[_Open]:
        if not any(self.count.get(name) for name in names):
            return []
        at = self._find(names, stops)
        return [] if at is None else self._pop_to(at)

    def _leave_table_without_cell(self) -> None:
        at = self._find(_WALLS, frozenset()) if self.count.get("table") else None
        if at is not None and self.stack[at].name == "table":
            self._pop_to(at)

    def _open_table_part(self, token: Token) -> None:
        if not self.count.get("table"):
            return
        above = _ALLOWED_ABOVE.get(token.name, {"table"})
        at = self._find(above, {"table"})
        if at is None:
            return
        self._pop_to(at + 1)
        self._push(token.name, self.html[token.start : token.end])

    def _push(self, name: str, tag: str) -> None:
        if name in LONE_TAGS:
            self.out.append(tag)
        elif len(self.stack) >= MAX_DEPTH:
            self.left_out[name] = self.left_out.get(name, 0) + 1
        else:
            self.stack.append(_Open(name, tag))
            self.count[name] = self.count.get(name, 0) + 1
            self.out.append(tag)

    def _open_again(self, carried: list[_Open]) -> None:
        self._spend(len(carried))
        for element in carried:
            self._push(element.name, element.tag)

    # ── closing ──────────────────────────────────────────────────────────────

    def _close(self, name: str) -> None:
        if self.left_out.get(name):
            self.left_out[name] -= 1
        elif name in LONE_TAGS:
            if name == "br":
                self.out.append("<br>")
        elif self.count.get(name):
            self._close_open(name)

    def _close_open(self, name: str) -> None:
        stops = {"table"} if name in TABLE_PART_TAGS or name == "table" else _WALLS
        at = self._find({name}, stops)
        if at is None:
            return
        above = self.stack[at + 1 :]
        if name in FORMATTING_TAGS and any(element.name not in FORMATTING_TAGS for element in above):
            self._end_later(self.stack[at])
            return
        carried = self._pop_to(at)
        if name not in _WALLS and name not in TABLE_PART_TAGS:
            self._open_again(carried)

    def _end_later(self, element: _Open) -> None:
        """Let formatting end with the block it wrongly reaches into, instead of copying that block."""
        element.ended = True
        self.count[element.name] -= 1

    def _find(self, names: AbstractSet[str], stops: AbstractSet[str]) -> int | None:
        for at in range(len(self.stack) - 1, -1, -1):
            element = self.stack[at]
            if element.name in names and not element.ended:
                self._spend(len(self.stack) - at)
                return at
            if element.name in stops:
                break
        self._spend(len(self.stack))
        return None

    def _pop_to(self, at: int) -> list[_Open]:
        """Close everything from the top of the stack to `at`; return the formatting to go on after it."""
        above = self.stack[at + 1 :]
        while len(self.stack) > at:
            self._pop()
        while self.stack and self.stack[-1].ended:
            self._pop()
        return [element for element in above if element.name in FORMATTING_TAGS and not element.ended]

    def _pop(self) -> None:
        element = self.stack.pop()
        if not element.ended:
            self.count[element.name] -= 1
        self.out.append(f"</{element.name}>")
