"""Links that open one request for one participant without an account.

Each is bound to the ticket, the person and the participant's own random key; it ends by itself, or for all of a
participant's links at once when that key is renewed. Opening one changes nothing.
"""

from datetime import datetime, timedelta

from firstline.core.access import Actor
from firstline.core.links import absolute
from firstline.core.tokens import sign, verify
from firstline.tickets.models import Participant

PURPOSE = "guest-link"
LASTS = timedelta(days=90)


def guest_link(participant: Participant, *, at: datetime) -> str:
    """The whole address that opens the request for this participant for 90 days."""
    return absolute(f"/r/{guest_token(participant, at=at)}/")


def guest_token(participant: Participant, *, at: datetime) -> str:
    ends_on = int((at + LASTS).timestamp()) // 86400
    return f"{participant.pk}-{ends_on}-{sign(PURPOSE, participant.pk, participant.link_key, ends_on)}"


def read_guest_token(token: str, *, at: datetime) -> Participant | None:
    """The participant whose link this is; None when it isn't ours, was ended, or its time is over.

    Where the request was merged into another one in which the same person takes part, it opens that one.
    """
    found, ends_on = _signed(token)
    if found is None or not _lasts(ends_on, at) or not found.person.is_active:
        return None
    return _there(found) or found


def read_lapsed_token(token: str, *, at: datetime) -> Participant | None:
    """The participant whose link this was, if all that is wrong with it is that its time is over."""
    found, ends_on = _signed(token)
    return found if found is not None and not _lasts(ends_on, at) and found.person.is_active else None


def _there(participant: Participant) -> Participant | None:
    goes_on_in = participant.ticket.goes_on_in_id
    if goes_on_in is None:
        return None
    there = Participant.objects.select_related("person__role", "ticket")
    return there.filter(ticket_id=goes_on_in, person_id=participant.person_id).first()


def _signed(token: str) -> tuple[Participant | None, int]:
    parts = token.split("-")
    if len(parts) != 3 or not parts[0].isdecimal() or not parts[1].isdecimal() or len(token) > 80:
        return None, 0
    number, ends_on = int(parts[0]), int(parts[1])
    found = Participant.objects.select_related("person__role", "ticket").filter(pk=number).first()
    if found is None or not verify(parts[2], PURPOSE, found.pk, found.link_key, ends_on):
        return None, 0
    return found, ends_on


def _lasts(ends_on: int, at: datetime) -> bool:
    return ends_on * 86400 >= at.timestamp()


def guest_actor(participant: Participant) -> Actor:
    """The participant as somebody who sees this one request and nothing else."""
    return Actor(
        kind="guest", id=participant.person_id, name=participant.person.name, guest_ticket_id=participant.ticket_id
    )
