"""A page of plain text being written: where a line begins, what is quoted, indented and blank."""

import re

_SPACES = re.compile(r"[ \t\n\r\f\v\u00a0]++")
_UNSEEN = re.compile("[\u00ad\u034f\u200b\u2060\ufeff]++")
_DEEPEST_QUOTE = 20
_DEEPEST_INDENT = 10
_MOST_BLANK_LINES = 2
_MANY_LINE_ENDS = re.compile(r"\n{4,}+")
_MOST_VERBATIM_LINES = 100_000
"""Preformatted lines that are written one by one; what comes after them is written as one piece."""


class Page:
    """Collects text; `finish` returns it. Runs of spaces become one, as a browser shows them."""

    def __init__(self) -> None:
        self.verbatim = False
        self._lines: list[str] = []
        self._line: list[str] = []
        self._blank_lines = 0
        self._owes_blank = False
        self._owes_space = False
        self._quotes = 0
        self._indents = 0
        self._bullet = ""
        self._cell_due = False

    # ── words ────────────────────────────────────────────────────────────────

    def write(self, text: str) -> None:
        """Add text to the line being written."""
        text = _UNSEEN.sub("", text)
        if self.verbatim:
            self._write_verbatim(text)
            return
        words = _SPACES.sub(" ", text)
        if words.startswith(" ") and self._line:
            self._owes_space = True
        stripped = words.strip(" ")
        if not stripped:
            return
        self._put(stripped)
        self._owes_space = words.endswith(" ")

    def _write_verbatim(self, text: str) -> None:
        even = _MANY_LINE_ENDS.sub("\n" * 4, text.replace("\r\n", "\n").replace("\r", "\n"))
        first, *rest = even.split("\n", _MOST_VERBATIM_LINES)
        self._put(first)
        for line in rest:
            self.new_line()
            self._put(line)

    def _put(self, words: str) -> None:
        if not words:
            return
        self._settle_blank_lines()
        if self._owes_space and self._line:
            self._line.append(" ")
        elif self._cell_due and self._line:
            self._line.append("\t")
        self._owes_space = self._cell_due = False
        self._line.append(words)

    def mark(self) -> int:
        """Return a place in the line being written, for `since`."""
        return len(self._line)

    def since(self, mark: int) -> str:
        """Return what the line has got since the mark; nothing if that line is finished."""
        return "".join(self._line[mark:]) if self._line else ""

    # ── lines ────────────────────────────────────────────────────────────────

    def new_line(self) -> None:
        """End the line, even an empty one."""
        if self._line or self._bullet:
            self._end_line()
        else:
            self._blank_lines += 1

    def fresh_line(self) -> None:
        """End the line unless nothing stands on it."""
        if self._line:
            self._end_line()
        self._cell_due = self._owes_space = False

    def paragraph(self) -> None:
        """Part what was written from what comes by a blank line."""
        self.fresh_line()
        self._owes_blank = True

    def cell(self) -> None:
        """Begin the next cell of a table row."""
        self._cell_due = bool(self._line)
        self._owes_space = False

    def _end_line(self) -> None:
        self._lines.append((self._prefix() + "".join(self._line)).rstrip())
        self._line.clear()
        self._owes_space = self._cell_due = False

    def _settle_blank_lines(self) -> None:
        if self._line:
            return
        blank = max(self._blank_lines, 1 if self._owes_blank else 0)
        if self._lines:
            self._lines += [("> " * self._quotes).rstrip()] * min(blank, _MOST_BLANK_LINES)
        self._blank_lines = 0
        self._owes_blank = False

    # ── what lines begin with ────────────────────────────────────────────────

    def quote(self) -> None:
        """Quote what follows one level deeper."""
        self._settle_between_quotes()
        self._quotes += 1

    def end_quote(self) -> None:
        """Quote what follows one level less deep."""
        self._quotes = max(0, self._quotes - 1)

    def _settle_between_quotes(self) -> None:
        if self._lines:
            self._settle_blank_lines()

    def indent(self) -> None:
        """Indent what follows one level deeper."""
        self._indents += 1

    def outdent(self) -> None:
        """Indent what follows one level less deep."""
        self._indents = max(0, self._indents - 1)

    def item(self, bullet: str) -> None:
        """Begin a list item."""
        self.fresh_line()
        self._bullet = bullet

    def _prefix(self) -> str:
        quotes = "> " * min(self._quotes, _DEEPEST_QUOTE)
        indent = "  " * min(max(self._indents - 1, 0), _DEEPEST_INDENT)
        hanging = "  " if self._indents and not self._bullet else self._bullet
        self._bullet = ""
        return quotes + indent + hanging

    def finish(self) -> str:
        """Return the page, without blank lines at its ends."""
        self.fresh_line()
        return "\n".join(self._lines).strip("\n")
