"""Lists of tickets by any filter."""

from django.db.models import QuerySet, Value

from firstline.core.paging import Page, cut_page, read_cursor
from firstline.core.prepared import asked_once
from firstline.tickets.filters import Asking, Tree, as_q, stages_of
from firstline.tickets.models import Ticket
from firstline.tickets.policies import visible_to
from firstline.tickets.queries.queues import ORDERS, QueueRow, list_rows
from firstline.tickets.stages import DONE, UNDONE

COUNTED_TO = 100


def orders_of(tree: Tree) -> tuple[str, ...]:
    """The orders in which a filter can be read. The first is the one that an index gives, so that reading stops at the
    end of the page; the others may have the database look at all that the filter holds for."""
    stages = stages_of(tree)
    if stages <= set(UNDONE):
        return ("priority", "oldest", "newest", "changed")
    if stages <= set(DONE):
        return ("solved", "newest", "oldest", "changed")
    return ("newest", "oldest", "changed", "priority")


def filtered_page(asking: Asking, tree: Tree, *, order: str = "", after: str = "", size: int = 50) -> Page[QueueRow]:
    """A page of the tickets that `tree` holds for and the asking actor may see. Raises FilterFault."""
    orders = orders_of(tree)
    chosen = ORDERS[order if order in orders else orders[0]]
    values = read_cursor(after, Ticket, chosen)
    rows = list_rows(asking.actor, tickets_of(asking, tree), chosen, size + 1, **values)
    return cut_page([QueueRow(*row) for row in asked_once(rows)], chosen, size=size)


def tickets_of(asking: Asking, tree: Tree) -> QuerySet[Ticket]:
    """The tickets that `tree` holds for and the asking actor may see. Raises FilterFault."""
    return visible_to(asking.actor).filter(as_q(tree, asking))


def count_of(asking: Asking, tree: Tree) -> int:
    """How many there are, counted to a hundred and no further: 100 means that there are more than 99."""
    found = tickets_of(asking, tree).order_by().annotate(one=Value(1)).values_list("one", flat=True)[:COUNTED_TO]
    return len(asked_once(found))
