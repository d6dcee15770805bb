"""Letting programs act for somebody, and ending that."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.scopes import SCOPES, scopes_for
from firstline.core.text import one_line
from firstline.people.events import TokenMade, TokenWithdrawn
from firstline.people.models import ApiToken, Person
from firstline.people.queries import hash_of_token

LONGEST = timedelta(days=366)
MOST_AT_ONCE = 25
BEGINS_WITH = "fl_"
USE_NOTED_EVERY = timedelta(minutes=1)


class CannotMakeToken(DomainError):
    code = "cannot_make_token"


@transaction.atomic
def make_token(*, name: str, scopes: Iterable[str], ends_at: datetime, by: Actor, at: datetime) -> tuple[ApiToken, str]:
    """A token that acts as `by`, and its secret, which nobody can be told a second time.

    Raises CannotMakeToken: no name, no scope or one beyond the person's rights, an end that is past or over a year
    away, too many tokens.
    """
    person = Person.objects.select_for_update(of=("self",)).select_related("role").get(pk=by.id)
    name = one_line(name, 80)
    if not name:
        raise CannotMakeToken(_("Give the token a name that says which program uses it."), field="name")
    chosen = _checked_scopes(scopes, frozenset(person.role.may))
    if not at < ends_at <= at + LONGEST:
        raise CannotMakeToken(_("Choose a day between now and a year from now."), field="ends_on")
    if ApiToken.objects.filter(person=person, withdrawn_at=None, ends_at__gt=at).count() >= MOST_AT_ONCE:
        raise CannotMakeToken(_("You have very many tokens. Withdraw one that is no longer used first."))
    prefix = BEGINS_WITH + secrets.token_hex(4)
    secret = f"{prefix}_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        person=person, name=name, prefix=prefix, secret_sha256=hash_of_token(secret), scopes=chosen, created_at=at,
        ends_at=ends_at,
    )  # fmt: skip
    made = TokenMade(person_id=person.pk, name=name, prefix=prefix, scopes=chosen, ends_at=ends_at)
    record(made, by=by, at=at)
    return token, secret


def withdraw_token(token: ApiToken, *, by: Actor, at: datetime) -> ApiToken:
    """End it at once. Withdrawing twice changes nothing."""
    with transaction.atomic():
        token = ApiToken.objects.select_for_update(of=("self",)).select_related("person").get(pk=token.pk)
        if token.withdrawn_at is not None:
            return token
        token.withdrawn_at = at
        token.save(update_fields=["withdrawn_at"])
        gone = TokenWithdrawn(person_id=token.person_id, name=token.name, prefix=token.prefix, owner=token.person.name)
        record(gone, by=by, at=at)
    return token


def note_use(token: ApiToken, *, at: datetime) -> None:
    """Remember that it was used just now, to the minute: a write for each reading would cost more than it tells."""
    if token.last_used_at is None or token.last_used_at <= at - USE_NOTED_EVERY:
        older = Q(last_used_at=None) | Q(last_used_at__lt=at)
        ApiToken.objects.filter(older, pk=token.pk).update(last_used_at=at)


def _checked_scopes(scopes: Iterable[str], may: frozenset[str]) -> list[str]:
    asked = set(scopes)
    if not asked:
        raise CannotMakeToken(_("Choose at least one thing that the token is for."), field="scopes")
    if not asked <= scopes_for(may).keys():
        raise CannotMakeToken(_("A token can't be given more than you may do yourself."), field="scopes")
    return [scope for scope in SCOPES if scope in asked]
