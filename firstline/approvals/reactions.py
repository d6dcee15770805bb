"""What follows for approvals from what happens to their request."""

from typing import Literal

from firstline.approvals.actions.withdraw import withdraw_of_done
from firstline.core.access import SYSTEM, Actor
from firstline.core.models import LoggedEvent
from firstline.tickets.events import TicketClosed, TicketMarkedSpam, TicketResolved


def end_with_ticket(event: TicketResolved | TicketClosed | TicketMarkedSpam, logged: LoggedEvent) -> None:
    """Nobody is asked about a request that is done, whoever ended it and wherever."""
    withdraw_of_done(event.ticket_id, by=_who_did(logged), at=logged.at)


def _who_did(logged: LoggedEvent) -> Actor:
    """Whoever ended the request is who withdraws the question; without any rights, as nothing is asked of them here."""
    if logged.actor_kind == "system":
        return SYSTEM
    kind: Literal["person", "guest"] = "person" if logged.actor_kind == "person" else "guest"
    return Actor(kind=kind, id=logged.actor_id or 0, name=logged.actor_name)
