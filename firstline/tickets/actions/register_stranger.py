"""Registering for somebody who isn't signed in: they say who they are, and nothing proves it."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.quotas import Allowance, take
from firstline.core.text import one_line
from firstline.people.actions.add_person import CannotAddPerson, checked_address, ensure_person
from firstline.tickets.actions.register import Request, register, registered_before
from firstline.tickets.models import Ticket
from firstline.tickets.stages import Channel

OF_A_SOURCE = Allowance("registering from one source", at_most=20, per=timedelta(hours=1))
OF_AN_ADDRESS = Allowance("registering for one address", at_most=5, per=timedelta(hours=1))


def register_from_stranger(
    *, name: str, address: str, source: str, at: datetime, language: str = "", **about: Any
) -> Ticket:
    """Register a request for whoever has this address; `about` are further fields of `Request`.

    The person becomes the requester, but it is not they who act: what follows goes to their address only. Raises
    CannotAddPerson (no name, no mail address), TooOften (`source` or `address` came too often), CannotRegister.
    """
    known = registered_before(about.get("client_id"))
    if known is not None:
        return known
    checked = checked_address(address)
    if checked is None:
        raise CannotAddPerson(_("Write your mail address, or the answer can't reach you."), field="email")
    said = one_line(name, 160)
    if not said:
        raise CannotAddPerson(_("Write your name, so that we know what to call you."), field="name")
    take(OF_A_SOURCE, source, at=at)
    take(OF_AN_ADDRESS, checked, at=at)
    stranger = Actor(kind="guest", id=0, name=said)
    with transaction.atomic():
        person = ensure_person(name=said, email=checked, by=stranger, at=at, language=language)
        request = Request(requester=person, channel=Channel.FORM, language=language, **about)
        return register(request, by=stranger, at=at)
