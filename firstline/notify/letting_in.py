"""Mails that let somebody in: they carry a secret that is kept nowhere but in the mail itself.

Called by the pages that make the secrets; no event may hold one. Until such a mail has left, its secret is kept
encrypted; afterwards it is gone, so the mail can't be sent again.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import translation

from firstline.channels.email.actions.queue_mail import Letter, queue_mail
from firstline.channels.email.models.outgoing import PUT_IN_LATER, Auto
from firstline.core.access import Actor
from firstline.notify.kinds import Kind
from firstline.notify.links import INVITATION, NEW_ADDRESS, SIGN_IN, link_with
from firstline.notify.rendering import render
from firstline.notify.speaking import desk_values, language_for, recipient_values
from firstline.notify.wording.fill import Value
from firstline.people.models import Person


def send_sign_in_link(person: Person, secret: str, *, at: datetime) -> None:
    """Mail a person the link that signs them in; not tried for longer than the link lasts."""
    _send(Kind.SIGN_IN, person, person.email, SIGN_IN, secret, at=at, lasts=timedelta(hours=1))


def send_invitation(person: Person, secret: str, *, by: Actor, at: datetime) -> None:
    """Mail a person the link that opens their account, in the name of who invites them."""
    values = {"agent.name": Value(by.name)}
    _send(Kind.INVITATION, person, person.email, INVITATION, secret, at=at, lasts=timedelta(days=5), values=values)


def send_new_address_link(person: Person, address: str, token: str, *, at: datetime) -> None:
    """Mail the link that confirms `address` as this person's new one, to that address."""
    _send(Kind.NEW_ADDRESS, person, address, NEW_ADDRESS, token, at=at, lasts=timedelta(hours=24))


def _send(
    kind: Kind,
    person: Person,
    address: str | None,
    path: str,
    secret: str,
    *,
    at: datetime,
    lasts: timedelta,
    values: Mapping[str, Value] | None = None,
) -> None:
    if not address:
        return
    language = language_for(person)
    with translation.override(language):
        known = {**desk_values(), **recipient_values(person), "link": Value(PUT_IN_LATER)}
        said = render(kind, language, {**known, **(values or {})})
    queue_mail(
        Letter(
            key=f"{kind}:{hashlib.sha256(secret.encode()).hexdigest()[:40]}",
            kind=kind,
            auto=Auto.GENERATED,
            address=address,
            name=person.name,
            subject=said.subject,
            text=said.text,
            html=said.html,
            language=language,
            secret=link_with(path, secret=secret),
            lasts=lasts,
        ),
        at=at,
    )
