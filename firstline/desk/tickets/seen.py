"""One ticket as somebody sees it now: what every part of its page begins with."""

from dataclasses import dataclass
from datetime import datetime

from firstline.core.access import Actor
from firstline.core.permissions import Permission
from firstline.pages.addresses import address
from firstline.tickets.models import Ticket


@dataclass
class Seen:
    """One ticket as one agent sees it now."""

    ticket: Ticket
    actor: Actor
    at: datetime

    def may(self, permission: str) -> bool:
        return self.actor.can(Permission[permission])

    def url(self, name: str, *more: object) -> str:
        """The address of one of this ticket's parts: `url("thread")`."""
        return address(f"desk:ticket-{name}", self.ticket.pk, *more)
