"""Whatever is merged and un-merged in whatever order: no circle, every word read once, nobody reads another's."""

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firstline.tickets.actions.merge import CannotMerge, merge
from firstline.tickets.actions.register import Request, register
from firstline.tickets.actions.unmerge import unmerge
from firstline.tickets.models import Ticket
from firstline.tickets.policies import visible_to
from firstline.tickets.queries import thread_of
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW

FOUR = st.integers(0, 3)
STEPS = st.lists(st.tuples(st.booleans(), FOUR, FOUR, st.booleans()), min_size=1, max_size=10)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_merging_any_way(cast, steps):
    with transaction.atomic():
        _try(cast, steps)
        transaction.set_rollback(True)


def _try(cast, steps):
    people, boris = [cast.anna, cast.oskar, cast.fatima, cast.per], cast.actor(cast.boris)
    tickets = [_registered(cast, person) for person in people]
    may_read = {person: {person.name} for person in people}
    for takes_back, one, other, bring in steps:
        ticket, into = (Ticket.objects.get(pk=tickets[number].pk) for number in (one, other))
        try:
            if takes_back:
                unmerge(ticket, by=boris, at=NOW)
            else:
                merge(ticket, into=into, bring=[people[one]] if bring else [], by=boris, at=NOW)
        except CannotMerge:
            continue
    _check_chains(tickets)
    for ticket in Ticket.objects.filter(merged_into=None):
        inside = Ticket.objects.filter(goes_on_in=ticket).count()
        assert len(_said_in(ticket, boris)) == len(set(_said_in(ticket, boris))) == inside + 1
    for person in people:
        actor = cast.actor(person)
        theirs = set(Ticket.objects.filter(participants__person=person)) | set(_of_organisation(person))
        assert set(visible_to(actor)) == theirs
        may_read[person] |= {ticket.requester.name for ticket in theirs}
        for ticket in theirs:
            assert set(_said_in(ticket, actor)) <= may_read[person]


def _check_chains(tickets):
    for ticket in Ticket.objects.filter(pk__in=[one.pk for one in tickets]):
        end, steps = ticket, 0
        while end.merged_into is not None:
            end, steps = end.merged_into, steps + 1
            assert steps <= len(tickets), "a circle"
        assert (ticket.goes_on_in or ticket) == end


def _registered(cast, person):
    asked = Request(requester=person, subject="Help", words=from_text(person.name), channel=Channel.PORTAL)
    return register(asked, by=cast.actor(person), at=NOW)


def _said_in(ticket, actor):
    return [entry.message.text for entry in thread_of(ticket, actor, at=NOW).entries if entry.message]


def _of_organisation(person):
    sees_all = person.role.reach == "organisation"
    return Ticket.objects.filter(organisation=person.organisation_id) if sees_all else []
