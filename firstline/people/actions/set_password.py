"""Choosing a password."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.people.events import PasswordSet
from firstline.people.models import Person, SignInLink


class CannotSetPassword(DomainError):
    code = "cannot_set_password"


@transaction.atomic
def set_password(person: Person, password: str, *, by: Actor, at: datetime) -> Person:
    """Set the person's password. Their open sessions end, and so do links by mail not used yet.

    Raises CannotSetPassword when it is too short, too common or too like their name.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    try:
        validate_password(password, person)
    except ValidationError as fault:
        raise CannotSetPassword(" ".join(fault.messages), field="password") from fault
    person.set_password(password)
    person.save(update_fields=["password"])
    SignInLink.objects.filter(person=person).delete()
    record(PasswordSet(person_id=person.pk), by=by, at=at)
    return person
