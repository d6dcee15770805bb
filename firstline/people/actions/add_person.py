"""Adding people, by hand or because they wrote to us."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.text import one_line
from firstline.people.events import PersonAdded
from firstline.people.models import Organisation, Person, Role
from firstline.people.queries import organisation_for_email, person_by_email, role
from firstline.people.reserved import is_reserved


class CannotAddPerson(DomainError):
    code = "cannot_add_person"


def add_person(
    *,
    name: str,
    email: str | None,
    by: Actor,
    at: datetime,
    as_role: Role | None = None,
    organisation: Organisation | None = None,
    phone: str = "",
    title: str = "",
    language: str = "",
    is_vip: bool = False,
) -> Person:
    """Add a person. Raises CannotAddPerson when the name is empty, or the address is wrong or taken."""
    name = one_line(name, 160)
    if not name:
        raise CannotAddPerson(_("Give the person a name."), field="name")
    address = checked_address(email)
    given = as_role or role("user")
    try:
        with transaction.atomic():
            person = Person.objects.create(
                name=name,
                email=address,
                phone=one_line(phone, 60),
                title=one_line(title, 160),
                organisation=organisation or (organisation_for_email(address) if address else None),
                role=given,
                language=language,
                is_vip=is_vip,
                created_at=at,
                password="!",  # noqa: S106 -- not a password: no password opens this account
            )
            record(PersonAdded(person_id=person.pk, name=name, email=address, role=given.code), by=by, at=at)
    except IntegrityError as clash:
        raise CannotAddPerson(_("Somebody already has this address."), field="email") from clash
    return person


def ensure_person(*, name: str, email: str, by: Actor, at: datetime, language: str = "") -> Person:
    """The person with this address, added if we did not know them. The address is taken as it is: real senders have
    addresses that no validator likes. Raises CannotAddPerson when the address is the desk's own."""
    address = email.strip().lower()[:254]
    known = person_by_email(address)
    if known is not None:
        return known
    _refuse_reserved(address)
    try:
        with transaction.atomic():
            return _add_sender(one_line(name, 160) or address, address, language, by=by, at=at)
    except IntegrityError:
        known = person_by_email(address)
        if known is None:
            raise
        return known


def _add_sender(name: str, address: str, language: str, *, by: Actor, at: datetime) -> Person:
    person = Person.objects.create(
        name=name,
        email=address,
        organisation=organisation_for_email(address),
        role=role("user"),
        language=language,
        created_at=at,
        password="!",  # noqa: S106 -- not a password: no password opens this account
    )
    record(PersonAdded(person_id=person.pk, name=name, email=address, role="user"), by=by, at=at)
    return person


def checked_address(email: str | None) -> str | None:
    """The address in lower case, None for none. Raises CannotAddPerson when nothing could be sent to it, or when it is
    the desk's own."""
    address = (email or "").strip().lower()
    if not address:
        return None
    try:
        validate_email(address)
    except ValidationError as fault:
        raise CannotAddPerson(
            _("“%(address)s” is not a mail address. It should look like anna@example.com.") % {"address": address},
            field="email",
        ) from fault
    _refuse_reserved(address)
    return address


def _refuse_reserved(address: str) -> None:
    if is_reserved(address):
        raise CannotAddPerson(
            _("The desk itself receives what is sent to “%(address)s”, so it can't be anybody's own.")
            % {"address": address},
            field="email",
        )
