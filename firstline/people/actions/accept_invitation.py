"""Coming in by an invitation."""

from datetime import datetime

from django.db import transaction

from firstline.people.actions.set_password import set_password
from firstline.people.actions.sign_in import use_link
from firstline.people.models import Person
from firstline.people.queries import actor_of


@transaction.atomic
def accept_invitation(secret: str, password: str, *, at: datetime) -> Person:
    """Use the invitation up and set the password. Raises LinkExpired, and CannotSetPassword: then the link lives on."""
    person = use_link(secret, at=at)
    return set_password(person, password, by=actor_of(person), at=at)
