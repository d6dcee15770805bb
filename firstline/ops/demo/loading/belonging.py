"""Which of the month's requests the desk found to belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firstline.ops.demo.loading.house import House
from firstline.ops.demo.shape import Conversation
from firstline.tickets.actions.family import put_under
from firstline.tickets.actions.link import link
from firstline.tickets.models import LinkKind, Ticket

UNDER = {"Mejl till kunder kommer inte fram?": "Mail is slow, messages arrive half an hour late"}
LINKED = (
    ("VPN drops every ten minutes", LinkKind.RELATES, "Fältplattan tappar VPN i tunneln under älven"),
    ("Ny port, nytt nät: port 9 öppnar om tre veckor", LinkKind.BLOCKS, "Wi-Fi slow in the warehouse, east side"),
    ("VPN mycket långsamt efter klockan 15", LinkKind.CAUSES, "Map server slow over VPN"),
)
BY = "sara"


def find_together(conversations: Sequence[Conversation], tickets: Mapping[str, Ticket], house: House) -> None:
    """Put requests below others and link them, as the lead does who has just read them all."""
    told = {one.subject: one.key for one in conversations}
    at = max((one.last_at for one in conversations), default=None)
    if at is None:
        return
    for child, parent in UNDER.items():
        if child in told and parent in told:
            put_under(tickets[told[child]], tickets[told[parent]], by=house.actors[BY], at=at)
    for one, kind, other in LINKED:
        if one in told and other in told:
            link(tickets[told[one]], tickets[told[other]], kind=kind, by=house.actors[BY], at=at)
