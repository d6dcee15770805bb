"""What a body refers to by its id. What isn't there, and what this program may not see, is said in the same way."""

import uuid
from collections.abc import Callable, Sequence
from typing import TypeVar

from django.utils.translation import gettext as _

from firstline.catalogue.models import Category, Product
from firstline.core.access import Actor
from firstline.core.errors import DomainError, NotFound
from firstline.people.models import Person
from firstline.people.policies import access_person
from firstline.teams.models import Team
from firstline.teams.policies import access_team
from firstline.tickets.actions.attaching import Enclosure, enclosures_of
from firstline.tickets.models import State
from firstline.tickets.queries import active_states

T = TypeVar("T")


class UnknownReference(DomainError):
    code = "unknown_reference"


def person_of(actor: Actor, field: str, number: int | None) -> Person | None:
    return _referred(field, number, lambda pk: access_person(actor, pk))


def team_of(actor: Actor, field: str, number: int | None) -> Team | None:
    return _referred(field, number, lambda pk: access_team(actor, pk))


def category_of(field: str, number: int | None) -> Category | None:
    return _referred(field, number, lambda pk: Category.objects.filter(pk=pk, is_active=True).first())


def product_of(field: str, number: int | None) -> Product | None:
    return _referred(field, number, lambda pk: Product.objects.filter(pk=pk, is_active=True).first())


def state_of(field: str, number: int) -> State:
    found = _referred(field, number, lambda pk: next((one for one in active_states() if one.pk == pk), None))
    assert found is not None, "a number is referred to"
    return found


def files_of(actor: Actor, uploads: Sequence[uuid.UUID]) -> list[Enclosure]:
    """The program's own uploads, in their order. Raises UnknownReference when one of them isn't there."""
    found = enclosures_of(uploads, by=actor)
    if len(found) != len(set(uploads)):
        raise UnknownReference(_("There is no such upload of yours."), field="uploads")
    return found


def _referred(field: str, number: int | None, access: Callable[[int], T | None]) -> T | None:
    if number is None:
        return None
    try:
        found = access(number)
    except NotFound:
        found = None
    if found is None:
        raise UnknownReference(_("There is nothing with this id, or nothing that this token may see."), field=field)
    return found
