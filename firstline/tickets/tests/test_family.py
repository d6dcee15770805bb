import pytest

from firstline.core.errors import NotAllowed
from firstline.core.models import LoggedEvent
from firstline.tickets.actions.answer_children import CannotAnswerChildren, answer_children
from firstline.tickets.actions.family import CannotPutUnder, put_under, take_out
from firstline.tickets.actions.merge import CannotMerge, merge
from firstline.tickets.actions.register import Request, register
from firstline.tickets.actions.resolve import Children, ChildrenAreOpen, resolve
from firstline.tickets.models import Message, Ticket
from firstline.tickets.queries.beside import children_of
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW


@pytest.fixture
def boris(cast):
    return cast.actor(cast.boris)


@pytest.fixture
def third(cast):
    asked = Request(requester=cast.oskar, subject="Toner", words=from_text("Empty."), channel=Channel.MAIL)
    return register(asked, by=cast.actor(cast.oskar), at=NOW)


@pytest.fixture
def parent(ticket, other_ticket, third, boris):
    """Anna's, with Per's and Oskar's below it."""
    put_under(other_ticket, ticket, by=boris, at=NOW)
    put_under(third, ticket, by=boris, at=NOW)
    return ticket


def test_is_one_level_and_no_circle(cast, parent, other_ticket, third, boris):
    def refused(ticket, under):
        with pytest.raises(CannotPutUnder) as caught:
            put_under(ticket, under, by=boris, at=NOW)
        return str(caught.value)

    assert children_of(boris, parent) == [other_ticket, third]
    assert refused(parent, parent) == "A request can't be below itself."
    assert "circle" in refused(parent, third)
    assert f"Put this under {parent.number} instead" in refused(other_ticket, third)
    assert children_of(cast.actor(cast.per), parent) == [other_ticket]


def test_leaves_and_moves_on(cast, parent, other_ticket, third, boris):
    take_out(third, by=boris, at=NOW)
    take_out(third, by=boris, at=NOW)
    put_under(other_ticket, third, by=boris, at=NOW)
    assert children_of(boris, parent) == []
    assert children_of(boris, third) == [other_ticket]
    kinds = LoggedEvent.objects.filter(subject_id=parent.pk, kind="ticket:child-removed")
    assert [event.data["other_id"] for event in kinds.order_by("pk")] == [third.pk, other_ticket.pk]
    with pytest.raises(NotAllowed):
        put_under(parent, third, by=cast.actor(cast.anna), at=NOW)


def test_one_answer_is_said_in_each_to_its_own_people(cast, parent, other_ticket, third, boris):
    resolve(third, resolution="Toner", by=boris, at=NOW)
    with pytest.raises(CannotAnswerChildren):
        answer_children(parent, from_text("Works"), expected=2, by=boris, at=NOW)
    assert not Message.objects.filter(from_desk=True).exists()
    (said,) = answer_children(parent, from_text("Works"), expected=1, by=boris, at=NOW)
    assert (said.ticket, [one["id"] for one in said.recipients]) == (other_ticket, [cast.per.pk])
    assert Message.objects.filter(from_desk=True).count() == 1


def test_is_not_solved_over_open_ones_without_saying_so(parent, other_ticket, third, boris):
    with pytest.raises(ChildrenAreOpen) as caught:
        resolve(parent, resolution="Fixed", by=boris, at=NOW)
    assert str(caught.value) == "2 requests below this one are open. Say whether they are solved too."
    assert set(Ticket.objects.values_list("stage", flat=True)) == {"new"}
    resolve(parent, resolution="Fixed", children=Children.LEAVE, by=boris, at=NOW)
    assert sorted(Ticket.objects.values_list("stage", flat=True)) == ["new", "new", "resolved"]
    assert LoggedEvent.objects.get(kind="ticket:children-left-open").data["count"] == 2


def test_is_solved_together_as_far_as_one_sees(cast, parent, other_ticket, third, boris):
    Ticket.objects.filter(pk__in=[parent.pk, third.pk]).update(team=cast.service_desk)
    Ticket.objects.filter(pk=other_ticket.pk).update(team=cast.network)
    cast.boris.role.reach = "team"
    cast.boris.role.save()
    resolve(parent, resolution="Fixed", children=Children.RESOLVE, by=cast.actor(cast.boris), at=NOW)
    assert [Ticket.objects.get(pk=one.pk).stage for one in (parent, other_ticket, third)] == [
        "resolved",
        "new",
        "resolved",
    ]


def test_a_parent_is_not_merged_away(parent, third, boris):
    with pytest.raises(CannotMerge):
        merge(parent, into=third, by=boris, at=NOW)
