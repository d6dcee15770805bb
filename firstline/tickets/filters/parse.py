"""From typed text to the tree."""

import re

from django.utils.translation import gettext as _

from firstline.core.text import printable
from firstline.tickets.filters.faults import FilterFault, Place, did_you_mean
from firstline.tickets.filters.fields import ALSO_CALLED, FIELDS, Field
from firstline.tickets.filters.scan import Piece, pieces_of
from firstline.tickets.filters.tree import Condition, Tree, Words, all_of, any_of, negated
from firstline.tickets.filters.values import canonical

LONGEST = 2000
DEEPEST = 8
MOST_CONDITIONS = 50
HAS_LETTERS = re.compile(r"[^\W_]")


def parse(text: str) -> Tree:
    """The tree of a typed filter; nothing typed holds for every ticket. Raises FilterFault."""
    if len(text) > LONGEST:
        raise FilterFault(_("A filter has at most %(n)s letters.") % {"n": LONGEST}, (LONGEST, len(text)))
    text = "".join(letter if printable(letter) else " " for letter in text)
    pieces = pieces_of(text)
    if not pieces:
        return all_of()
    reader = _Reader(pieces, len(text))
    tree = reader.any(0)
    if piece := reader.next:
        raise FilterFault(_("This bracket closes nothing."), piece.place)
    return tree


class _Reader:
    def __init__(self, pieces: list[Piece], end: int) -> None:
        self._pieces, self._at, self._end, self._conditions = pieces, 0, end, 0

    @property
    def next(self) -> Piece | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def any(self, depth: int) -> Tree:
        """Parts with “or” between them."""
        parts = [self._all(depth)]
        while self._took("or"):
            parts.append(self._all(depth))
        return any_of(*parts)

    def _all(self, depth: int) -> Tree:
        parts = [self._one(depth)]
        while self._took("and") or (self.next and self.next.kind not in ("or", ")")):
            parts.append(self._one(depth))
        return all_of(*parts)

    def _one(self, depth: int) -> Tree:
        piece = self._take()
        if depth > DEEPEST:
            raise FilterFault(_("There are too many brackets in each other here."), piece.place)
        if piece.kind == "-":
            return negated(self._one(depth + 1))
        if piece.kind == "(":
            return self._bracket(piece, depth)
        if piece.kind in ("or", "and", ")"):
            raise FilterFault(_("Something is missing before “%(word)s”.") % {"word": piece.text}, piece.place)
        self._count(piece.place)
        return _condition(piece) if piece.kind == "field" else _words(piece)

    def _bracket(self, opening: Piece, depth: int) -> Tree:
        tree = self.any(depth + 1)
        if not self._took(")"):
            raise FilterFault(_("The bracket that opens here is not closed."), opening.place)
        return tree

    def _count(self, place: Place) -> None:
        piece = self._pieces[self._at - 1]
        self._conditions += max(1, len(piece.values))
        if self._conditions > MOST_CONDITIONS:
            raise FilterFault(_("A filter has at most %(n)s conditions.") % {"n": MOST_CONDITIONS}, place)

    def _take(self) -> Piece:
        piece = self.next
        if piece is None:
            raise FilterFault(_("Something is missing at the end."), (max(0, self._end - 1), self._end))
        self._at += 1
        return piece

    def _took(self, kind: str) -> bool:
        if self.next and self.next.kind == kind:
            self._at += 1
            return True
        return False


def _words(piece: Piece) -> Tree:
    text = " ".join(piece.text.split())
    if not HAS_LETTERS.search(text):
        raise FilterFault(_("There is no letter in “%(text)s” to search for.") % {"text": text}, piece.place)
    return Words(text, is_phrase=piece.kind == "phrase", place=piece.place)


def _condition(piece: Piece) -> Tree:
    field = _field(piece)
    operator = {"=": ":", "!=": ":"}.get(piece.operator, piece.operator)
    values = [(canonical(field, value, place), place) for value, place in piece.values]
    _refuse_comparison(field, operator, [value for value, _place in values], piece)
    found = any_of(*(Condition(field.name, operator, value, place) for value, place in values))
    return negated(found) if piece.operator == "!=" else found


def _field(piece: Piece) -> Field:
    name = ALSO_CALLED.get(piece.text, piece.text)
    if name in FIELDS:
        return FIELDS[name]
    sentence = _("There is no field “%(name)s”.") % {"name": piece.text}
    told = did_you_mean(sentence, piece.text, [*FIELDS, *ALSO_CALLED])
    if told == sentence:
        told = f"{sentence} {_('Put it between quotes to search for it.')}"
    raise FilterFault(told, (piece.place[0], piece.place[0] + len(piece.text)))


def _refuse_comparison(field: Field, operator: str, values: list[str], piece: Piece) -> None:
    if operator == ":":
        return
    if not field.is_compared or any(value in field.specials for value in values):
        sentence = _("Write “%(field)s:”, there is no more or less of it.") % {"field": field.name}
        raise FilterFault(sentence, piece.place)
    if len(values) > 1:
        raise FilterFault(_("Only one value can be compared with < or >."), piece.place)
