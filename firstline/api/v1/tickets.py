"""Reading tickets."""

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import BaseModel, Field

from firstline.api.door.caller import caller_of
from firstline.api.door.operations import operation
from firstline.api.v1.finding import ORDERS, TicketsAsked, narrowed
from firstline.api.v1.pages import NEXT, asked_page
from firstline.api.v1.tickets_shown import JOINED, TicketShown, ticket_shown, tickets_shown
from firstline.core.scopes import READ
from firstline.tickets.policies import access_ticket, visible_to

ABOUT = "Requests"


class TicketsPage(BaseModel):
    items: list[TicketShown]
    next: str | None = Field(description=NEXT)


@operation("GET", "/tickets", ABOUT, gives=TicketsPage, needs=READ)
def tickets(request: HttpRequest, asked: Query[TicketsAsked]) -> TicketsPage:
    """List requests.
    All that the token's person may see, narrowed by what is given."""
    actor = caller_of(request).actor
    rows = narrowed(visible_to(actor).select_related(*JOINED), asked, actor)
    if actor.is_agent:
        rows = rows.prefetch_related("tags")
    page = asked_page(rows, ORDERS[asked.order], asked)
    return TicketsPage(items=tickets_shown(page.rows, actor), next=page.next_cursor or None)


@operation("GET", "/tickets/{int:ticket}", ABOUT, gives=TicketShown, needs=READ)
def ticket(request: HttpRequest, ticket: int, response: HttpResponse) -> TicketShown:
    """Show a request.
    The header ETag is its version, for If-Match."""
    actor = caller_of(request).actor
    found = access_ticket(actor, ticket)
    response.headers["ETag"] = f'"{found.version}"'
    return ticket_shown(found, actor)
