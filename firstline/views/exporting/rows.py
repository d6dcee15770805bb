"""The requests of an export, some at a time, so that memory holds few of them however many there are."""

from collections.abc import Iterator

from django.db.models import QuerySet

from firstline.catalogue.models import Product
from firstline.catalogue.queries import category_tree
from firstline.core.paging import rows_beyond
from firstline.core.prepared import asked_once
from firstline.people.models import Organisation, Person
from firstline.teams.models import Team
from firstline.tickets.models import Ticket
from firstline.tickets.queries import ORDERS, state_labels
from firstline.views.exporting.columns import Names

AT_ONCE = 1000


def pieces_of(tickets: QuerySet[Ticket], order: str) -> Iterator[tuple[list[Ticket], Names]]:
    """All tickets in their order, a thousand at a time, with the names that stand in them. Each piece begins behind the
    last row of the one before, so that a long export holds no transaction open."""
    fields = ORDERS[order]
    names = Names(
        teams={team.pk: team.label for team in Team.objects.all()},
        states=state_labels(),
        categories={branch.category.pk: branch.path for branch in category_tree(with_inactive=True)},
        products={product.pk: product.label for product in Product.objects.all()},
    )
    beyond: dict[str, object] = {}
    while piece := asked_once(rows_beyond(tickets, fields, beyond)[:AT_ONCE]):
        _name(piece, names)
        yield piece, names
        beyond = {name.lstrip("-"): getattr(piece[-1], name.lstrip("-")) for name in fields}
        if len(piece) < AT_ONCE:
            return


def _name(piece: list[Ticket], names: Names) -> None:
    people = {ticket.requester_id for ticket in piece} | {ticket.assignee_id for ticket in piece if ticket.assignee_id}
    names.people = Person.objects.only("name", "email").in_bulk(people)
    organisations = {ticket.organisation_id for ticket in piece if ticket.organisation_id}
    names.organisations = dict(Organisation.objects.filter(pk__in=organisations).values_list("pk", "name"))
    names.tags = {}
    tagged = Ticket.tags.through.objects.filter(ticket_id__in=[ticket.pk for ticket in piece])
    for ticket_id, tag in tagged.order_by("tag__name").values_list("ticket_id", "tag__name"):
        names.tags.setdefault(ticket_id, []).append(tag)
