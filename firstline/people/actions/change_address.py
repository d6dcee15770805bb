"""Changing one's own mail address: it counts once a link sent to the new address was followed.

The link holds all there is to know and is bound to the old address, so it works once and nothing is kept until then.
"""

from datetime import datetime, timedelta

from django.core import signing
from django.utils.translation import gettext as _

from firstline.core.errors import DomainError
from firstline.people.actions.add_person import CannotAddPerson, checked_address
from firstline.people.actions.change_person import change_person
from firstline.people.models import Person
from firstline.people.queries import actor_of, person_by_email

LASTS = timedelta(hours=24)
PURPOSE = "firstline.new-address"


class CannotChangeAddress(DomainError):
    code = "cannot_change_address"


def new_address_token(person: Person, address: str, *, at: datetime) -> str | None:
    """What a link to `address` must carry; None when somebody else has it: they are not to hear of this, and the one
    who asks is not to learn it. Raises CannotChangeAddress when it is no mail address or the person's already."""
    wanted = _checked(address)
    if wanted == person.email:
        raise CannotChangeAddress(_("This is the address you have already."), field="email")
    if person_by_email(wanted) is not None:
        return None
    return signing.dumps([person.pk, person.email, wanted, (at + LASTS).timestamp()], salt=PURPOSE)


def read_new_address_token(token: str, *, at: datetime) -> tuple[Person, str]:
    """Whose link this is and the new address. Reading changes nothing. Raises CannotChangeAddress when it is over."""
    try:
        number, old, new, ends_at = signing.loads(token, salt=PURPOSE)
    except signing.BadSignature:
        number, old, new, ends_at = 0, "", "", 0
    found = Person.objects.select_related("role").filter(pk=number, email=old, is_active=True).first()
    if found is None or ends_at < at.timestamp():
        raise CannotChangeAddress(_("This link has been used already, or its time is over."))
    return found, new


def confirm_new_address(token: str, *, at: datetime) -> Person:
    """Give the person the address the link was sent to. Raises CannotChangeAddress, CannotChangePerson (taken)."""
    person, address = read_new_address_token(token, at=at)
    return change_person(person, by=actor_of(person), at=at, email=address)


def _checked(address: str) -> str:
    try:
        wanted = checked_address(address)
    except CannotAddPerson as fault:
        raise CannotChangeAddress(fault.message, field="email") from fault
    if wanted is None:
        raise CannotChangeAddress(_("Write the new address."), field="email")
    return wanted
