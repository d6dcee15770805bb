"""Reading a text into pieces. Linear in its length."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

SMALL_PRINT = "---"

_PIECE = re.compile(
    r"""\{\{[ ]{0,3}(?P<field>[a-z][a-z0-9_.]{0,39})[ ]{0,3}\}\}
      | \[(?P<label>[^\[\]\n]{1,200})\]\((?P<target>[^()\s]{1,300}|\{\{[^{}\n]{1,50}\}\})\)""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Literal:
    text: str


@dataclass(frozen=True)
class Placeholder:
    name: str


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere: to the value of a field, or to an address that stands in the text."""

    label: tuple["Literal | Placeholder", ...]
    target: "Literal | Placeholder"


Piece = Literal | Placeholder | Link
Line = tuple[Piece, ...]
Paragraph = tuple[Line, ...]


@dataclass(frozen=True)
class Body:
    """A text, read: what it says, and the small print below."""

    paragraphs: tuple[Paragraph, ...]
    small_print: tuple[Paragraph, ...]

    @property
    def pieces(self) -> list[Piece]:
        return [piece for paragraph in (*self.paragraphs, *self.small_print) for line in paragraph for piece in line]


@lru_cache(maxsize=256)
def read_body(text: str) -> Body:
    """Read a mail's text. What is not understood stays in it as it is: see `check`."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    at = lines.index(SMALL_PRINT) if SMALL_PRINT in lines else len(lines)
    return Body(paragraphs=_paragraphs(lines[:at]), small_print=_paragraphs(lines[at + 1 :]))


def named_in(body: Body) -> set[str]:
    """The fields a text names."""
    inside = [one for piece in body.pieces if isinstance(piece, Link) for one in (*piece.label, piece.target)]
    return {piece.name for piece in [*body.pieces, *inside] if isinstance(piece, Placeholder)}


@lru_cache(maxsize=256)
def read_line(text: str) -> Line:
    """Read one line, such as a subject."""
    pieces: list[Piece] = []
    copied = 0
    for found in _PIECE.finditer(text):
        pieces += [Literal(text[copied : found.start()]), _piece(found)]
        copied = found.end()
    pieces.append(Literal(text[copied:]))
    return tuple(piece for piece in pieces if piece != Literal(""))


def _paragraphs(lines: list[str]) -> tuple[Paragraph, ...]:
    groups = groupby(lines, key=bool)
    return tuple(tuple(read_line(line) for line in group) for is_said, group in groups if is_said)


def _piece(found: re.Match[str]) -> Piece:
    if found["field"]:
        return Placeholder(found["field"])
    target = read_line(found["target"])
    whole = target[0] if len(target) == 1 and isinstance(target[0], Placeholder) else Literal(found["target"])
    return Link(label=tuple(one for one in read_line(found["label"]) if not isinstance(one, Link)), target=whole)
