"""Cuts HTML into the lines a reader sees, each with its place and what its mail program says of it."""

import re
from html import unescape
from itertools import islice

from firstline.channels.email.reading.quotes.lines import Line, Mark, announces_with_arrows, readable
from firstline.channels.email.reading.quotes.marks import ElementMark, mark_of, may_be_marked
from firstline.core.html.tokens import Token, attributes, tokens

MOST_PIECES = 100_000
_BREAKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "caption",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
        ),
        *(
            "fieldset",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "html",
            "li",
        ),
        *("main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    }
)
_MARKED = frozenset({"blockquote", "div", "hr", "p", "pre", "section", "span", "table", "td"})
_ALONE = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_RULE = "_" * 32
_SPACES = re.compile(r"\s++")
_DEEPEST = 200


def lines_of_html(html: str) -> list[Line]:
    """Cut HTML into lines."""
    cutting = _Cutting(html)
    for token in islice(tokens(html), MOST_PIECES):
        cutting.take(token)
    return cutting.finish()


class _Cutting:
    def __init__(self, html: str) -> None:
        self.html = html
        self.lines: list[Line] = []
        self.words: list[str] = []
        self.start: int | None = None
        self.opened_at: int | None = None
        self.areas: list[tuple[str, int, ElementMark]] = []
        self.depth: dict[str, int] = {}
        self.mark: Mark = ""
        self.is_quoted = False
        self.is_doubtful = False

    def take(self, token: Token) -> None:
        if token.kind == "text":
            self._take_text(token)
            return
        if token.name in _BREAKS:
            self._end_line(token)
        if token.kind == "open":
            self._open(token)
        else:
            self._close(token.name)
        if token.name == "hr":
            self._add_line(_RULE, token.start)

    def finish(self) -> list[Line]:
        if self.words:
            self._flush()
        return self.lines

    def _take_text(self, token: Token) -> None:
        text = self.html[token.start : token.end]
        if self.depth.get("pre") and "\n" in text:
            self._take_preformatted(text, token.start)
            return
        self._take_words(text, token.start)

    def _take_preformatted(self, text: str, start: int) -> None:
        for line in text.splitlines(keepends=True):
            self._take_words(line, start)
            if line.endswith(("\n", "\r")):
                self._end_preformatted(start)
            start += len(line)

    def _end_preformatted(self, start: int) -> None:
        if self.words and not "".join(self.words).isspace():
            self._flush()
        else:
            self._add_line("", start)

    def _take_words(self, text: str, start: int) -> None:
        if text.isspace():
            if self.words:
                self.words.append(" ")
            return
        if self.start is None:
            self.start = start if self.opened_at is None else self.opened_at
        self.words.append(unescape(text))

    def _end_line(self, token: Token) -> None:
        if self.words:
            self._flush()
        elif token.name == "br" and token.kind == "open":
            self._add_line("", token.start if self.opened_at is None else self.opened_at)
        if token.kind == "close" or token.name == "br":
            self.opened_at = None

    def _flush(self) -> None:
        said = _SPACES.sub(" ", readable("".join(self.words)))
        self._add_line(said, self.start or 0)
        self.words.clear()
        self.start = None
        self.opened_at = None

    def _add_line(self, said: str, start: int) -> None:
        has_arrow = said.startswith(">") and not announces_with_arrows(said)
        said = said.lstrip("> ") if has_arrow else said
        self.lines.append(Line(said, start, self.is_quoted or has_arrow, self.mark, self.is_doubtful))
        if said and self.mark in {"head", "rest", "forward"}:
            self._settle()

    # ── elements ─────────────────────────────────────────────────────────────

    def _open(self, token: Token) -> None:
        if self.opened_at is None and not self.words:
            self.opened_at = token.start
        if token.name not in _ALONE:
            self.depth[token.name] = self.depth.get(token.name, 0) + 1
        if token.name in _MARKED and may_be_marked(self.html, token):
            mark = mark_of(token.name, attributes(self.html, token))
            if mark and len(self.areas) < _DEEPEST:
                self._enter(token.name, mark)

    def _enter(self, name: str, mark: ElementMark) -> None:
        if name not in _ALONE:
            self.areas.append((name, self.depth[name], mark))
        self._settle()
        if mark in {"head", "rest", "forward"}:
            self.mark = mark

    def _close(self, name: str) -> None:
        depth = self.depth.get(name, 0)
        if not depth:
            return
        self.depth[name] = depth - 1
        for index, (area_name, area_depth, _) in enumerate(self.areas):
            if area_name == name and area_depth == depth:
                del self.areas[index:]
                self._settle()
                return

    def _settle(self) -> None:
        """Say of the lines to come what the elements around them say."""
        marks = [mark for _, _, mark in self.areas]
        self.is_doubtful = "doubtful quote" in marks and "quote" not in marks
        self.is_quoted = self.is_doubtful or "quote" in marks
        self.mark = "attribution" if "attribution" in marks else "signature" if "signature" in marks else ""
