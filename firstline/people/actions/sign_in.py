"""Letting people in by a link: it is random, works once, for an hour (an invitation: a week), and is kept as a hash."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.people.events import PersonInvited, SignInLinkAsked
from firstline.people.models import Person, SignInLink

LASTS = {"sign-in": timedelta(hours=1), "invitation": timedelta(days=7)}
AT_MOST_PER_HOUR = 5


class LinkExpired(DomainError):
    code = "link_expired"


@transaction.atomic
def ask_sign_in_link(person: Person, *, by: Actor, at: datetime) -> str | None:
    """Make a link's secret for `person`; None when they asked too often in the last hour."""
    recent = SignInLink.objects.filter(person=person, created_at__gt=at - timedelta(hours=1)).count()
    if recent >= AT_MOST_PER_HOUR or not person.is_active:
        return None
    record(SignInLinkAsked(person_id=person.pk), by=by, at=at)
    return _new_secret(person, "sign-in", at)


@transaction.atomic
def invite(person: Person, *, by: Actor, at: datetime) -> str:
    """Make the secret of an invitation for `person`."""
    record(PersonInvited(person_id=person.pk), by=by, at=at)
    return _new_secret(person, "invitation", at)


def look_at_link(secret: str, *, at: datetime) -> SignInLink:
    """The link of this secret, unused. Looking changes nothing, because mail scanners look too. Raises LinkExpired."""
    found = (
        SignInLink.objects.select_related("person__role").filter(token_sha256=_hash(secret), expires_at__gt=at).first()
    )
    if found is None or not found.person.is_active:
        raise LinkExpired(_("This link has been used already, or its time is over. Ask for a new one below."))
    return found


@transaction.atomic
def use_link(secret: str, *, at: datetime) -> Person:
    """Use the link up and return whom it lets in. Raises LinkExpired; of two uses at once one is refused."""
    found = look_at_link(secret, at=at)
    used, _rows = SignInLink.objects.filter(pk=found.pk).delete()
    if used == 0:
        raise LinkExpired(_("This link has been used already, or its time is over. Ask for a new one below."))
    return found.person


def _new_secret(person: Person, purpose: str, at: datetime) -> str:
    secret = secrets.token_urlsafe(24)
    SignInLink.objects.create(
        person=person,
        token_sha256=_hash(secret),
        purpose=purpose,
        created_at=at,
        expires_at=at + LASTS[purpose],
    )
    return secret


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
