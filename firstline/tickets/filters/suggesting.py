"""What could come next while a filter is typed: fields, then the values of the field."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from firstline.tickets.filters.fields import FIELDS, SPECIAL_LABELS, Field, Kind
from firstline.tickets.filters.names import names_like
from firstline.tickets.filters.write import quoted_if_needed

MOST = 12
FIELD_BEGUN = re.compile(r"-?([^\W\d][\w-]*)?$")
VALUE_BEGUN = re.compile(r'-?([^\W\d][\w-]*)(:|<=|>=|!=|=|<|>)(?:.*,)?("?)([^"]*)$', re.DOTALL)


@dataclass(frozen=True)
class Suggestion:
    """One way on. The text from `start` on is replaced by `insert`; `words` and `hint` say what it is."""

    start: int
    insert: str
    words: str
    hint: str = ""


def suggestions_for(text: str) -> list[Suggestion]:
    """The ways on from `text`, which ends where one types."""
    start = _start_of_last(text)
    piece = text[start:]
    if value := VALUE_BEGUN.match(piece):
        field = FIELDS.get(value[1].lower())
        return _values(field, value[4], start + value.start(3)) if field else []
    if begun := FIELD_BEGUN.match(piece):
        return _fields((begun[1] or "").casefold(), start + piece.startswith("-"))
    return []


def _start_of_last(text: str) -> int:
    """Where the piece begins that is being typed: behind the last space or bracket that is in no quotes."""
    start, is_quoted = 0, False
    for at, letter in enumerate(text):
        if letter == '"':
            is_quoted = not is_quoted
        elif not is_quoted and (letter.isspace() or letter in "()"):
            start = at + 1
    return start


def _fields(begun: str, start: int) -> list[Suggestion]:
    found = [
        Suggestion(start, f"{field.name}:", f"{field.name}:", str(field.label))
        for field in FIELDS.values()
        if field.name.startswith(begun) or str(field.label).casefold().startswith(begun)
    ]
    return found[:MOST] if begun else found


def _values(field: Field, begun: str, start: int) -> list[Suggestion]:
    folded = begun.casefold()
    fixed = [(code, str(label)) for code, (_value, label) in field.choices.items()]
    fixed += [(code, str(SPECIAL_LABELS[code])) for code in field.specials]
    fixed += [] if field.kind not in (Kind.PAST, Kind.FUTURE) else [(c, str(SPECIAL_LABELS[c])) for c in _DAYS]
    fixed += [(code, words) for code, words in _examples(field)]
    shown = [(c, w) for c, w in fixed if c.startswith(folded) or w.casefold().startswith(folded)]
    found = [Suggestion(start, f"{code} ", code, words if words != code else "") for code, words in shown]
    if field.kind == Kind.NAMED:
        found += [Suggestion(start, f"{quoted_if_needed(n)} ", n) for n in names_like(field.name, begun, MOST)]
    return found[:MOST]


_DAYS = ("today", "yesterday", "tomorrow")


def _examples(field: Field) -> list[tuple[str, str]]:
    if field.kind in (Kind.PAST, Kind.FUTURE, Kind.LASTING):
        return [("4h", _("4 hours")), ("2d", _("2 days")), ("1w", _("1 week"))]
    return [("sv", "Svenska"), ("en", "English")] if field.kind == Kind.CODE else []
