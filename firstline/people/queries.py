"""Reading people."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from firstline.core.access import Actor, Reach
from firstline.core.prepared import Prepared
from firstline.people.models import ApiToken, Organisation, Person, Role


def actor_of(person: Person, team_ids: Iterable[int] = ()) -> Actor:
    """`person` as an actor, with the rights of this moment."""
    return Actor(
        kind="person",
        id=person.pk,
        name=person.name,
        reach=Reach(person.role.reach),
        may=frozenset(person.role.may),
        organisation_id=person.organisation_id,
        team_ids=frozenset(team_ids),
    )


def person_by_email(email: str) -> Person | None:
    return Person.objects.select_related("role", "organisation").filter(email=email.strip().lower()).first()


def organisation_for_email(email: str) -> Organisation | None:
    """The organisation whose mail domain this address has, if exactly one says so."""
    domain = email.rpartition("@")[2].lower()
    matching = [o for o in Organisation.objects.filter(is_active=True) if domain in o.domains]
    return matching[0] if len(matching) == 1 else None


def find_people(words: str, limit: int = 8, *, also_closed: bool = False) -> QuerySet[Person]:
    """People whose name, address or phone begins with or holds all of `words`; `also_closed` also who has left."""
    matching = Q()
    for word in words.split():
        matching &= Q(name__icontains=word) | Q(email__istartswith=word) | Q(phone__contains=word)
    if not also_closed:
        matching &= Q(is_active=True)
    return Person.objects.select_related("organisation").filter(matching).order_by("name")[:limit]


def role(code: str) -> Role:
    return Role.objects.get(code=code)


def hash_of_token(secret: str) -> str:
    """What is kept of a token's secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def living_token(secret: str, *, at: datetime) -> ApiToken | None:
    """The token of this secret with its person, while it counts and the person may take part."""
    return _living_token.first(hashed=hash_of_token(secret), at=at)


def _living_token_of(hashed: str, at: datetime) -> QuerySet[ApiToken]:
    living = ApiToken.objects.filter(secret_sha256=hashed, withdrawn_at=None, ends_at__gt=at)
    return living.select_related("person__role", "person__organisation").filter(person__is_active=True)


_living_token = Prepared(_living_token_of)
