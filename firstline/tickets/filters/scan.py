"""Cutting a typed filter into its pieces, each with its place."""

import re
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from firstline.tickets.filters.faults import FilterFault, Place

FIELD = re.compile(r"([^\W\d][\w-]*)(<=|>=|!=|:|=|<|>)")
PHRASE = re.compile(r'"((?:[^"\\]|\\.)*)"')
BARE_VALUE = re.compile(r'[^\s()",]+')
BARE_WORD = re.compile(r'[^\s()"]+')


@dataclass(frozen=True)
class Piece:
    """A piece of a filter. `text` is the word, phrase or field; a field also has its `operator` and `values`."""

    kind: Literal["(", ")", "-", "or", "and", "word", "phrase", "field"]
    text: str
    place: Place
    operator: str = ""
    values: tuple[tuple[str, Place], ...] = ()


def pieces_of(text: str) -> list[Piece]:
    """The pieces from left to right. Raises FilterFault for a quote that doesn't end and a field without a value."""
    pieces, at = [], 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        piece = _piece(text, at)
        pieces.append(piece)
        at = piece.place[1]
    return pieces


def _piece(text: str, at: int) -> Piece:
    letter = text[at]
    if letter in "()":
        return Piece("(" if letter == "(" else ")", letter, (at, at + 1))
    if letter == "-" and at + 1 < len(text) and not text[at + 1].isspace():
        return Piece("-", letter, (at, at + 1))
    if letter == '"':
        phrase, end = _quoted(text, at)
        return Piece("phrase", phrase, (at, end))
    if field := FIELD.match(text, at):
        return _field(text, field)
    word = BARE_WORD.match(text, at)
    assert word is not None, "neither space, bracket nor quote"
    if word[0].lower() in ("or", "and", "not"):
        kind: Literal["or", "and", "-"] = {"or": "or", "and": "and", "not": "-"}[word[0].lower()]  # type: ignore[assignment]
        return Piece(kind, word[0], word.span())
    return Piece("word", word[0], word.span())


def _field(text: str, field: "re.Match[str]") -> Piece:
    values, at = [], field.end()
    while True:
        value, end = _value(text, at)
        if not value.strip():
            sentence = _("Write a value right behind “%(field)s”.") % {"field": field[0]}
            raise FilterFault(sentence, (field.start(), max(end, field.end())))
        values.append((value, (at, end)))
        at = end
        if text[at : at + 1] != ",":
            return Piece("field", field[1].lower(), (field.start(), at), field[2], tuple(values))
        at += 1


def _value(text: str, at: int) -> tuple[str, int]:
    if text[at : at + 1] == '"':
        return _quoted(text, at)
    bare = BARE_VALUE.match(text, at)
    return (bare[0], bare.end()) if bare else ("", at)


def _quoted(text: str, at: int) -> tuple[str, int]:
    phrase = PHRASE.match(text, at)
    if phrase is None:
        raise FilterFault(_("The quote that begins here doesn't end."), (at, len(text)))
    return re.sub(r"\\(.)", r"\1", phrase[1], flags=re.DOTALL), phrase.end()
