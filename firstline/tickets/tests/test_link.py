import pytest

from firstline.core.errors import NotAllowed
from firstline.core.models import LoggedEvent
from firstline.tickets.actions.link import CannotLink, link, unlink
from firstline.tickets.models import LinkKind, Ticket, TicketLink
from firstline.tickets.queries.beside import links_of
from tests.cast import NOW


@pytest.fixture
def boris(cast):
    return cast.actor(cast.boris)


def shown(actor, ticket):
    return [(one.relation, one.other) for one in links_of(actor, ticket)]


@pytest.mark.parametrize("kind", LinkKind)
def test_is_told_from_both_ends(cast, ticket, other_ticket, boris, kind):
    link(ticket, other_ticket, kind=kind, by=boris, at=NOW)
    assert shown(boris, ticket) == [(kind.value, other_ticket)]
    assert shown(boris, other_ticket) == [("relates" if kind == "relates" else f"{kind.value}_by", ticket)]


def test_is_made_once_whichever_way(cast, ticket, other_ticket, boris):
    link(ticket, other_ticket, kind=LinkKind.BLOCKS, by=boris, at=NOW)
    for one, other in ((ticket, other_ticket), (other_ticket, ticket)):
        with pytest.raises(CannotLink):
            link(one, other, kind=LinkKind.BLOCKS, by=boris, at=NOW)
    with pytest.raises(CannotLink):
        link(ticket, ticket, kind=LinkKind.RELATES, by=boris, at=NOW)
    with pytest.raises(NotAllowed):
        link(ticket, other_ticket, kind=LinkKind.CAUSES, by=cast.actor(cast.anna), at=NOW)
    assert TicketLink.objects.count() == 1


def test_to_what_the_reader_may_not_see_is_not_shown(cast, ticket, other_ticket, boris):
    link(ticket, other_ticket, kind=LinkKind.RELATES, by=boris, at=NOW)
    assert shown(cast.actor(cast.anna), ticket) == []
    cast.boris.role.reach = "team"
    cast.boris.role.save()
    Ticket.objects.filter(pk=other_ticket.pk).update(team=cast.network)
    assert shown(cast.actor(cast.boris), ticket) == []


def test_goes_once(cast, ticket, other_ticket, boris):
    made = link(ticket, other_ticket, kind=LinkKind.CAUSES, by=boris, at=NOW)
    unlink(made, by=boris, at=NOW)
    made.pk = made.pk or 1
    unlink(made, by=boris, at=NOW)
    assert not TicketLink.objects.exists()
    told = LoggedEvent.objects.filter(kind="ticket:unlinked").order_by("pk").values_list("subject_id", "public")
    assert list(told) == [(ticket.pk, False), (other_ticket.pk, False)]
