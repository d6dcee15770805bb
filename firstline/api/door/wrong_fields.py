"""What is wrong with a field, in a sentence."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Context = dict[str, Any]


def sentence_for(code: str, context: Context) -> str:
    """The sentence for a code of pydantic's, in the language being spoken."""
    tell = SENTENCES.get(code) or next((tell for part, tell in PARTS.items() if part in code), _not_understood)
    return tell(context)


def _not_understood(_context: Context) -> str:
    return _("This can't be understood here.")


def _too_long(context: Context) -> str:
    most = int(context.get("max_length", 0))
    return ngettext("At most %(n)s is allowed here.", "At most %(n)s are allowed here.", most) % {"n": most}


SENTENCES: dict[str, Callable[[Context], str]] = {
    "missing": lambda _context: _("This is missing."),
    "extra_forbidden": lambda _context: _("There is no such field."),
    "unknown_parameter": lambda _context: _("There is no such parameter."),
    "string_too_long": _too_long,
    "too_long": _too_long,
    "literal_error": lambda context: _("Use one of these: %(words)s.") % {"words": context.get("expected", "")},
    "wrong_cursor": lambda _context: _("This is no cursor of this list. Take the one that the last page gave."),
    "forbidden_character": lambda _context: _("There is a character in it that no text holds."),
    "moment_out_of_reach": lambda _context: _("Use a time between the years 1970 and 2199."),
    "timezone_aware": lambda _context: _("Say the time zone too, as in 2026-11-25T09:30:00+01:00."),
    "desk_only": lambda _context: _("Only those who work at the desk can use this."),
}
PARTS: dict[str, Callable[[Context], str]] = {
    "datetime": lambda _context: _("Write a date and a time, as in 2026-11-25T09:30:00+01:00."),
    "int": lambda _context: _("Write a whole number."),
    "greater_than": lambda _context: _("This number is too small."),
    "less_than": lambda _context: _("This number is too large."),
    "bool": lambda _context: _("Write true or false."),
    "string": lambda _context: _("Write a text."),
    "list": lambda _context: _("Write a list."),
    "uuid": lambda _context: _("This is not the id of an upload."),
}
