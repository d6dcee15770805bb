"""Changes of single fields, in words."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from firstline.catalogue.models import AssetState, ProductKind
from firstline.tickets.stages import Level, Priority, Type

Said = dict[str, Any]
Sentence = Callable[[Said], str]


def kept(thing: Callable[[], str]) -> Callable[[Said], str]:
    def tell(said: Said) -> str:
        changes = said.get("changes") or {}
        what = ", ".join(field_change(field, *values) for field, values in changes.items())
        return _("%(who)s changed %(thing)s: %(what)s") % {**said, "thing": thing(), "what": what}

    return tell


def field_change(field: str, before: str, after: str) -> str:
    words = FIELD_WORDS.get(field, lambda: field)()
    if field == "subject":
        return words
    was, became = _value(field, before), _value(field, after)
    if not was:
        return _("%(field)s to %(after)s") % {"field": words, "after": became}
    if not became:
        return _("%(field)s from %(before)s to none") % {"field": words, "before": was}
    return _("%(field)s from %(before)s to %(after)s") % {"field": words, "before": was, "after": became}


def _value(field: str, code: str) -> str:
    scale = SCALES.get(field)
    if scale is None or not code:
        return code
    try:
        return str(scale(int(code) if code.isdecimal() else code).label).lower()
    except ValueError:
        return code


FIELD_WORDS: dict[str, Callable[[], str]] = {
    "task_title": lambda: _("the words"),
    "assignee": lambda: _("who does it"),
    "team": lambda: _("the team"),
    "due_on": lambda: _("the day it is due"),
    "items": lambda: _("the tasks"),
    "minutes": lambda: _("the time"),
    "done_on": lambda: _("the day"),
    "work_kind": lambda: _("the kind of work"),
    "time_note": lambda: _("the note"),
    "is_billable": lambda: _("whether it is billable"),
    "subject": lambda: _("the subject"),
    "type": lambda: _("the type"),
    "impact": lambda: _("the impact"),
    "urgency": lambda: _("the urgency"),
    "priority": lambda: _("the priority"),
    "category": lambda: _("the category"),
    "product": lambda: _("what it concerns"),
    "tags": lambda: _("the tags"),
    "asset": lambda: _("the asset"),
    "synonyms": lambda: _("the synonyms"),
    "tag": lambda: _("the number on its label"),
    "serial": lambda: _("the serial number"),
    "owner": lambda: _("whose it is"),
    "location": lambda: _("where it is"),
    "bought_on": lambda: _("the day it was bought"),
    "warranty_until": lambda: _("the end of the warranty"),
    "note": lambda: _("the note"),
    "state": lambda: _("the state"),
    "name": lambda: pgettext("changed", "the name"),
    "email": lambda: _("the mail address"),
    "phone": lambda: _("the phone number"),
    "title": lambda: _("the job title"),
    "organisation": lambda: _("the organisation"),
    "role": lambda: _("the role"),
    "language": lambda: _("the language"),
    "time_zone": lambda: _("the time zone"),
    "is_vip": lambda: _("whether they are a VIP"),
    "is_active": lambda: _("whether it is in use"),
    "members": lambda: _("the members"),
    "tier": lambda: _("the tier"),
    "may": lambda: _("what it may do"),
    "reach": lambda: _("how far it sees"),
    "domains": lambda: _("the mail domains"),
    "notes": lambda: _("the notes"),
    "translations": lambda: _("the names in other languages"),
    "parent": lambda: _("where it stands"),
    "accent": lambda: _("the colour"),
    "logo": lambda: _("the logo"),
    "ticket_prefix": lambda: _("the prefix of numbers"),
    "public_url": lambda: _("the public address"),
    "position": lambda: _("the order"),
    "kind": lambda: _("the kind"),
    "description": lambda: _("the description"),
    "close_after_days": lambda: _("the days until closing"),
    "reopen_within_days": lambda: _("the days for reopening"),
    "largest_file_mb": lambda: _("the largest file"),
    "forbidden_endings": lambda: _("the kinds of files not taken"),
    "link_key": lambda: _("the key of all links sent so far"),
}
SCALES: dict[str, Any] = {
    "type": Type,
    "impact": Level,
    "urgency": Level,
    "priority": Priority,
    "state": AssetState,
    "kind": ProductKind,
}
