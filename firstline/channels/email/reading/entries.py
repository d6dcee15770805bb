"""Cuts an address field into its entries, in one pass."""

import re
from collections.abc import Iterator
from typing import NamedTuple, Self

_WORD = r"(?P<word>=\?[^?\s]{1,75}\?[bBqQ]\?[^?]*+\?=)"
_QUOTED = r'(?P<quoted>"(?:[^"\\]|\\.)*+(?:"|\Z))'
_REST = r"""(?P<angle><[^<>]*+>?+) | (?P<mark>[,;:()]) | (?P<escaped>\\.)
    | (?P<words>(?:[^",;:<>()=\\]|=(?!\?))++) | (?P<stray>.)"""
_LEXEME = re.compile(rf"{_WORD} | {_QUOTED} | {_REST}", re.VERBOSE | re.DOTALL)
_LEXEME_WITHOUT_QUOTES = re.compile(rf"{_WORD} | {_REST}", re.VERBOSE | re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MOST_NESTED_COMMENTS = 50


class Entry(NamedTuple):
    """One entry of an address field: the words, what stood in angle brackets (if anything), the comments."""

    words: str
    raw: str
    angle: str | None
    comment: str
    is_quoted: bool

    @property
    def is_only_words(self) -> bool:
        """Whether this could be the first half of a name with a comma in it."""
        return self.angle is None and not self.is_quoted and "@" not in self.words

    @property
    def is_named(self) -> bool:
        """Whether this could be the second half of a name with a comma in it."""
        return self.angle is not None and bool(self.words) and not self.is_quoted

    def after(self, first: "Entry") -> Self:
        """Put a name together again: `Doe, John <john@example.com>`."""
        return self._replace(words=f"{first.words}, {self.words}")


def cut(value: str, most: int = 5_000) -> list[Entry]:
    """Cut at commas and semicolons outside quotes, comments and encoded words; stop after `most`."""
    cutting = _Cutting(value)
    for kind, text, position in _lexemes(value):
        cutting.take(kind, text, position)
        if len(cutting.entries) >= most:
            return cutting.entries
    cutting.finish_entry()
    return cutting.entries


def _lexemes(value: str) -> Iterator[tuple[str, str, int]]:
    """Yield the pieces of a field. A quote that never closes counts as a letter, and so do all after it."""
    pattern = _LEXEME
    position = 0
    while position < len(value):
        match = pattern.match(value, position)
        if match is None:
            return
        kind, text = str(match.lastgroup), match[0]
        if kind == "quoted" and not (len(text) > 1 and text.endswith('"')):
            pattern = _LEXEME_WITHOUT_QUOTES
            kind, text = "stray", '"'
        yield kind, text, position
        position += len(text)


class _Cutting:
    def __init__(self, value: str) -> None:
        self.value = value
        self.last_semicolon = value.rfind(";")
        self.last = len(value.rstrip()) - 1
        self.entries: list[Entry] = []
        self.depth = 0
        self._begin()

    def _begin(self) -> None:
        self.words: list[str] = []
        self.raw: list[str] = []
        self.comment: list[str] = []
        self.angle: str | None = None
        self.after: list[str] = []
        self.is_quoted = False
        self.has_at = False

    def take(self, kind: str, text: str, position: int) -> None:
        if text == "(" or (text == ")" and self.depth):
            self._take_bracket(text)
        elif self.depth:
            self.comment.append(text[1] if kind == "escaped" else text)
        elif text in {",", ";"}:
            self.finish_entry()
        elif text == ":":
            self._take_colon(position)
        elif kind == "angle":
            self._take_angle(text)
        elif text == ">" and self.angle is not None:
            pass  # one too many: `<<anna@example.com>>`
        else:
            self._take_words(kind, text)

    def _take_bracket(self, text: str) -> None:
        if self.depth and (text == "(" or self.depth > 1):
            self.comment.append(text)
        self.depth += 1 if text == "(" else -1
        self.depth = min(self.depth, _MOST_NESTED_COMMENTS)

    def _take_colon(self, position: int) -> None:
        """Take what stands before a colon for the name of a group, if one ends after it."""
        is_group = self.last_semicolon > position or position == self.last
        is_prefix = len(self.raw) == 1 and self.raw[0].strip().lower() in {"mailto", "smtp"}
        if is_group and not self.has_at and not is_prefix:
            self._begin()
        else:
            self._take_words("stray", ":")

    def _take_angle(self, text: str) -> None:
        if self.angle is not None:
            name = self.after
            self.after = []
            self.finish_entry()
            self.words = name
        self.angle = text.strip("<> \t")

    def _take_words(self, kind: str, text: str) -> None:
        self.raw.append(text)
        self.has_at = self.has_at or "@" in text
        if kind == "quoted":
            self.is_quoted = True
            text = _ESCAPED.sub(r"\1", text[1:-1])
        (self.words if self.angle is None else self.after).append(text)

    def finish_entry(self) -> None:
        words = "".join(self.words).strip() or "".join(self.after).strip()
        comment = "".join(self.comment).strip()
        if words or self.angle is not None:
            self.entries.append(Entry(words, "".join(self.raw), self.angle, comment, self.is_quoted))
        self._begin()
