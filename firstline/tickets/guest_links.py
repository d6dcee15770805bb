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
    """The participant whose link this is; None when it isn't ours, was ended, or its time is over."""
    parts = token.split("-")
    if len(parts) != 3 or not parts[0].isdecimal() or not parts[1].isdecimal() or len(token) > 80:
        return None
    found = Participant.objects.select_related("person__role", "ticket").filter(pk=int(parts[0])).first()
    if found is None or not verify(parts[2], PURPOSE, found.pk, found.link_key, int(parts[1])):
        return None
    return found if int(parts[1]) * 86400 >= at.timestamp() and found.person.is_active else None


def guest_actor(participant: Participant) -> Actor:
    """The participant as somebody who sees this one request and nothing else."""
    return Actor(
        kind="guest", id=participant.person_id, name=participant.person.name, guest_ticket_id=participant.ticket_id
    )
