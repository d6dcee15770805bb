"""Reading what is typed behind a field, without a database."""

import re
from datetime import date

from django.utils.translation import gettext as _

from firstline.tickets.filters.faults import FilterFault, Place, did_you_mean
from firstline.tickets.filters.fields import Field, Kind

LASTING = re.compile(r"(\d{1,4})(min|m|h|d|w)", re.ASCII)
NUMBER = re.compile(r"(?:[a-z]{1,10}-)?(\d{1,15})", re.ASCII | re.IGNORECASE)
CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.ASCII | re.IGNORECASE)
DAYS = ("today", "yesterday", "tomorrow")
FIRST_YEAR, LAST_YEAR = 1970, 2199


def canonical(field: Field, typed: str, place: Place) -> str:
    """`typed` as it is kept in a tree. Raises FilterFault for what is no value of `field`."""
    if typed.casefold() in field.specials:
        return typed.casefold()
    return _READERS[field.kind](field, typed, place)


def _choice(field: Field, typed: str, place: Place) -> str:
    folded = re.sub(r"[\s_]+", "-", typed.strip().casefold())
    if folded in field.choices:
        return folded
    for code, (value, label) in field.choices.items():
        if typed.casefold() in (str(label).casefold(), str(value)):
            return code
    sentence = _("“%(field)s” is never “%(typed)s”.") % {"field": field.name, "typed": typed}
    raise FilterFault(did_you_mean(sentence, folded, field.choices), place)


def _named(field: Field, typed: str, place: Place) -> str:  # noqa: ARG001
    return typed.strip()


def _number(field: Field, typed: str, place: Place) -> str:
    found = NUMBER.fullmatch(typed)
    if found is None or (field.name != "number" and "-" in typed):
        raise FilterFault(_("“%(field)s” is compared with a number.") % {"field": field.name}, place)
    return str(int(found[1]))


def _code(field: Field, typed: str, place: Place) -> str:
    if CODE.fullmatch(typed) is None:
        sentence = _("“%(field)s” takes a code of a language, for example sv.") % {"field": field.name}
        raise FilterFault(sentence, place)
    return typed.lower()


def _lasting(field: Field, typed: str, place: Place) -> str:
    found = LASTING.fullmatch(typed.lower())
    if found is None:
        sentence = _("“%(field)s” is compared with a time: 30min, 4h, 2d or 1w.") % {"field": field.name}
        raise FilterFault(sentence, place)
    unit = "min" if found[2] == "m" else found[2]
    return f"{int(found[1])}{unit}"


def _moment(field: Field, typed: str, place: Place) -> str:
    folded = typed.casefold()
    if folded in DAYS:
        return folded
    if LASTING.fullmatch(folded):
        return _lasting(field, typed, place)
    try:
        day = date.fromisoformat(folded)
    except ValueError:
        day = date.min
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        sentence = _("“%(field)s” is compared with a day (2026-01-31, today, yesterday) or a time ago (4h, 2d, 1w).")
        raise FilterFault(sentence % {"field": field.name}, place)
    return day.isoformat()


_READERS = {
    Kind.CHOICE: _choice,
    Kind.SCALE: _choice,
    Kind.NAMED: _named,
    Kind.NUMBER: _number,
    Kind.CODE: _code,
    Kind.LASTING: _lasting,
    Kind.PAST: _moment,
    Kind.FUTURE: _moment,
}
