"""Changing what we know about a person, and what they may do."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.text import one_line
from firstline.people.actions.add_person import checked_address
from firstline.people.events import PersonChanged
from firstline.people.models import Person

RIGHTS = frozenset({"role", "is_active"})
LINES = frozenset({"name", "phone", "title"})
FIELDS = RIGHTS | LINES | {"email", "organisation", "language", "time_zone", "is_vip"}


class CannotChangePerson(DomainError):
    code = "cannot_change_person"


@transaction.atomic
def change_person(person: Person, *, by: Actor, at: datetime, **values: Any) -> Person:
    """Change the given fields (name, email, phone, title, organisation, role, language, time_zone, is_vip, is_active).

    A change of rights ends the person's open sessions. Raises CannotChangePerson.
    """
    unknown = set(values) - FIELDS
    if unknown:
        raise TypeError(f"not fields of a person that can be changed: {unknown}")
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    _refuse_locking_oneself_out(person, by, values)
    changes = apply_changes(person, _cleaned(person, values))
    if RIGHTS & changes.keys():
        Person.objects.filter(pk=person.pk).update(rights_version=F("rights_version") + 1)
    if changes:
        record(PersonChanged(person_id=person.pk, changes=changes), by=by, at=at)
    return person


def _cleaned(person: Person, values: dict[str, Any]) -> dict[str, Any]:
    cleaned = {name: one_line(value, 160) if name in LINES else value for name, value in values.items()}
    if "name" in cleaned and not cleaned["name"]:
        raise CannotChangePerson(_("Give the person a name."), field="name")
    if "email" in cleaned:
        cleaned["email"] = checked_address(cleaned["email"])
        taken = Person.objects.exclude(pk=person.pk).filter(email=cleaned["email"] or "-").exists()
        if taken:
            raise CannotChangePerson(_("Somebody else already has this address."), field="email")
    return cleaned


def _refuse_locking_oneself_out(person: Person, by: Actor, values: dict[str, Any]) -> None:
    if by.kind != "person" or by.id != person.pk:
        return
    new_role = values.get("role")
    if values.get("is_active") is False or (new_role is not None and new_role.pk != person.role_id):
        raise CannotChangePerson(
            _("You can't change your own role or close your own account. Ask another administrator.")
        )
