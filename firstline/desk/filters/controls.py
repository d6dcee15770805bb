"""What the rows of a built filter offer to choose from, in the words of the reader."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from firstline.desk.filters.drafts import WORDS, Row, operators_of
from firstline.tickets.filters import FIELDS, Kind
from firstline.tickets.filters.fields import SPECIAL_LABELS
from firstline.tickets.filters.names import NAMED, names_like
from firstline.tickets.filters.values import LASTING

Words = str | Promise
Pairs = list[tuple[str, Words]]
MOST_NAMES = 200
JOINS: Pairs = [
    ("all", gettext_lazy("All of these hold")),
    ("any", gettext_lazy("Any of these holds")),
    ("none", gettext_lazy("None of these holds")),
]
_PLAIN: dict[str, Words] = {":": pgettext_lazy("operator", "is"), "not": pgettext_lazy("operator", "is not")}
_NUMBERS: dict[str, Words] = {
    **_PLAIN,
    "<": pgettext_lazy("operator", "less than"),
    "<=": pgettext_lazy("operator", "at most"),
    ">": pgettext_lazy("operator", "more than"),
    ">=": pgettext_lazy("operator", "at least"),
}
_SCALES: dict[str, Words] = {
    **_PLAIN,
    "<": pgettext_lazy("operator", "higher than"),
    "<=": pgettext_lazy("operator", "at least"),
    ">": pgettext_lazy("operator", "lower than"),
    ">=": pgettext_lazy("operator", "at most"),
}
_DAYS: dict[str, Words] = {
    **_PLAIN,
    "<": pgettext_lazy("operator", "before"),
    "<=": pgettext_lazy("operator", "up to"),
    ">": pgettext_lazy("operator", "after"),
    ">=": pgettext_lazy("operator", "from … on"),
}
_AGO: dict[str, Words] = {
    ":": pgettext_lazy("operator", "in the last"),
    "not": pgettext_lazy("operator", "not in the last"),
    "<": pgettext_lazy("operator", "less than … ago"),
    ">": pgettext_lazy("operator", "more than … ago"),
}
_AHEAD: dict[str, Words] = {
    ":": pgettext_lazy("operator", "in the next"),
    "not": pgettext_lazy("operator", "not in the next"),
    "<": pgettext_lazy("operator", "in less than"),
    ">": pgettext_lazy("operator", "in more than"),
}
_SAID: dict[str, Words] = {
    ":": pgettext_lazy("operator", "are said"),
    "not": pgettext_lazy("operator", "are not said"),
}


def field_choices() -> Pairs:
    return [*((field.name, field.label) for field in FIELDS.values()), (WORDS, _("Words"))]


def operator_choices(row: Row) -> Pairs:
    """How the field can be compared. A time ago is compared in other words than a day."""
    words = _operator_words(row)
    offered = [operator for operator in operators_of(row.field) if operator in words]
    if row.operator not in offered:
        offered.append(row.operator)
    return [(operator, words.get(operator, _DAYS[operator])) for operator in offered]


def _operator_words(row: Row) -> dict[str, Words]:
    if row.field == WORDS:
        return _SAID
    kind = FIELDS[row.field].kind
    if kind in (Kind.PAST, Kind.FUTURE) and LASTING.fullmatch(row.value):
        return _AGO if kind == Kind.PAST else _AHEAD
    return {Kind.SCALE: _SCALES, Kind.PAST: _DAYS, Kind.FUTURE: _DAYS}.get(kind, _NUMBERS)


def value_choices(row: Row) -> Pairs | None:
    """The values to choose from, None where one is typed."""
    field = FIELDS.get(row.field)
    if field is None or (field.kind == Kind.NAMED and row.field not in NAMED):
        return None
    if field.kind not in (Kind.CHOICE, Kind.SCALE, Kind.NAMED):
        return None
    pairs: Pairs = [(code, label) for code, (_value, label) in field.choices.items()]
    pairs += [(code, SPECIAL_LABELS[code]) for code in field.specials]
    if field.kind == Kind.NAMED:
        pairs += [(_as_written(name, row.value), name) for name in names_like(row.field, "", MOST_NAMES)]
    if row.value and row.value not in dict(pairs):
        pairs.append((row.value, row.value))
    return pairs


def _as_written(name: str, written: str) -> str:
    """The name in the letters it was typed in, so that it is found chosen."""
    return written if name.casefold() == written.casefold() else name


def value_hints(row: Row) -> Pairs:
    """What is offered beside a value that is typed."""
    field = FIELDS.get(row.field)
    if field is None:
        return []
    fixed: Pairs = [(code, SPECIAL_LABELS[code]) for code in field.specials]
    if field.kind == Kind.NAMED:
        return fixed + [(name, "") for name in names_like(row.field, row.value, 50) or names_like(row.field, "", 50)]
    if field.kind in (Kind.PAST, Kind.FUTURE):
        fixed += [(code, SPECIAL_LABELS[code]) for code in ("today", "yesterday", "tomorrow")]
    if field.kind in (Kind.PAST, Kind.FUTURE, Kind.LASTING):
        fixed += [("4h", _("4 hours")), ("2d", _("2 days")), ("1w", _("1 week"))]
    return fixed
