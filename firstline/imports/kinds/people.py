"""Lists of people, as users. A row with an address that is known changes that person; an empty cell leaves what is
there. Roles are never given by a list, and nobody who works at the desk is changed by one."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from firstline.core.access import Actor
from firstline.core.permissions import Permission
from firstline.imports.kinds.kind import Checked, Fault, Field, Kind, Row, Written, looked_up, written_singly
from firstline.imports.kinds.naming import Named, organisations_named
from firstline.people.actions.add_person import CannotAddPerson, add_person, checked_address
from firstline.people.actions.change_person import change_person
from firstline.people.models import Person

FIELDS = (
    Field("email", gettext_lazy("Mail address"), ("email", "e-mail", "mail", "e-post", "e-postadress"), is_needed=True),
    Field("name", gettext_lazy("Name"), ("full name", "display name", "namn", "för- och efternamn", "visningsnamn")),
    Field("phone", gettext_lazy("Phone"), ("telephone", "mobile", "telefon", "mobil", "telefonnummer")),
    Field("title", gettext_lazy("Job title"), ("title", "position", "titel", "befattning")),
    Field(
        "organisation",
        gettext_lazy("Organisation"),
        ("company", "customer", "organization", "organisation", "företag", "kund", "bolag"),
    ),
    Field("language", gettext_lazy("Language"), ("språk",)),
    Field("is_vip", gettext_lazy("VIP"), ("priority customer", "viktig")),
)
PLAIN = ("name", "phone", "title")
YES = ("yes", "ja", "true", "1", "x", "vip")
NO = ("no", "nej", "false", "0")


def check(rows: Sequence[Row]) -> list[Checked]:
    keys = {_key(row.values) for row in rows} - {""}
    known = {
        person.email: person for person in Person.objects.filter(email__in=keys).select_related("role", "organisation")
    }
    look_up: dict[str, Callable[[str], Any]] = {
        "email": _address,
        "organisation": organisations_named([row.values.get("organisation", "") for row in rows]).find,
        "language": _languages().find,
        "is_vip": _answers().find,
        **dict.fromkeys(PLAIN, str),
    }
    return [_checked(row, known.get(_key(row.values)), look_up) for row in rows]


def _checked(row: Row, known: Person | None, look_up: dict[str, Callable[[str], Any]]) -> Checked:
    checked = looked_up(row, known, look_up)
    if known is None and not row.values.get("name"):
        checked.faults.append(Fault("name", _("Give the person a name.")))
    if known is not None and Permission.WORK in known.role.may:
        checked.faults.append(Fault("email", _("Whoever works at the desk is changed in the settings only.")))
    return checked


def write(rights: Sequence[Checked], by: Actor, at: datetime) -> Written:
    return written_singly(
        rights,
        add=lambda values: add_person(by=by, at=at, **values),
        change=lambda person, values: change_person(person, by=by, at=at, **values),
    )


def _key(values: dict[str, str]) -> str:
    return values.get("email", "").strip().lower()


def _address(text: str) -> str | None:
    try:
        return checked_address(text)
    except CannotAddPerson as refusal:
        raise ValueError(str(refusal)) from refusal


def _languages() -> Named:
    found = Named(_("“%(text)s” is no language of the desk. Write English or Swedish."))
    for code, words in settings.LANGUAGES:
        found.add(code, code)
        for language, _words in settings.LANGUAGES:
            with override(language):
                found.add(str(words), code)
    return found


def _answers() -> Named:
    found = Named(_("“%(text)s” is neither yes nor no."))
    for said, meant in ((YES, True), (NO, False)):
        for word in said:
            found.add(word, meant)
    return found


PEOPLE = Kind(
    code="people",
    label=gettext_lazy("People"),
    permission=Permission.PEOPLE,
    fields=FIELDS,
    key=_key,
    check=check,
    write=write,
    example=(
        {"email": "anna@example.com", "name": "Anna Berg", "phone": "+46 70 174 06 05", "title": "Office manager"},
        {"email": "oskar@example.org", "name": "Oskar Lind", "language": "sv", "is_vip": "yes"},
    ),
)
