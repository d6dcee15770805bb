"""What stands beside a ticket: links, parent and children, where it went."""

from django.utils.functional import cached_property

from firstline.desk.tickets.relations import RELATIONS
from firstline.desk.tickets.seen import Seen
from firstline.tickets.models import Ticket
from firstline.tickets.policies import visible_to
from firstline.tickets.queries.beside import Linked, children_of, links_of


class Beside(Seen):
    """The tickets that belong with it, as far as this agent may see them."""

    @cached_property
    def links(self) -> list[Linked]:
        return links_of(self.actor, self.ticket)

    def relation(self, linked: Linked) -> str:
        """How it stands to a linked one, in words."""
        return str(RELATIONS[linked.relation])

    @cached_property
    def children(self) -> list[Ticket]:
        """The requests below it."""
        return children_of(self.actor, self.ticket)

    @property
    def open_children(self) -> list[Ticket]:
        return [child for child in self.children if not child.is_done]

    @cached_property
    def parent(self) -> Ticket | None:
        """The request it is below, for those who may see that."""
        return self._seen(self.ticket.parent_id)

    @cached_property
    def goes_on_in(self) -> Ticket | None:
        """Where it went, for those who may see that."""
        return self._seen(self.ticket.goes_on_in_id)

    def _seen(self, number: int | None) -> Ticket | None:
        return visible_to(self.actor).select_related("state").filter(pk=number).first() if number else None
