from uuid import uuid4

import pytest

from firstline.core.models import LoggedEvent
from firstline.core.quotas import TooOften
from firstline.people.actions.add_person import CannotAddPerson
from firstline.people.models import Person
from firstline.tickets.actions.register import CannotRegister
from firstline.tickets.actions.register_stranger import OF_A_SOURCE, OF_AN_ADDRESS, register_from_stranger
from firstline.tickets.models import Message, Ticket
from firstline.tickets.wording import Words, from_text
from tests.cast import NOW


def come(address="nils@somewhere.test", name="Nils New", source="192.0.2.1", **about):
    known = {"subject": "No sound", "words": from_text("At all."), **about}
    return register_from_stranger(name=name, address=address, source=source, at=NOW, **known)


def test_adds_the_person_and_says_that_nothing_proves_it(cast):
    ticket = come(" Nils@Bergs.test ", language="sv")
    assert (ticket.requester.email, ticket.requester.name, ticket.requester.language) == (
        "nils@bergs.test",
        "Nils New",
        "sv",
    )
    assert (ticket.organisation, ticket.channel, Message.objects.get().channel) == (cast.bergs, "form", "form")
    event = LoggedEvent.objects.get(kind="ticket:registered")
    assert (event.actor_kind, event.actor_id, event.actor_name) == ("guest", None, "Nils New")


def test_changes_nothing_about_somebody_we_know(cast):
    ticket = come("anna@bergs.test", name="Mallory")
    assert ticket.requester == cast.anna
    assert (ticket.requester.name, LoggedEvent.objects.latest("id").actor_name) == ("Anna Berg", "Mallory")


@pytest.mark.parametrize(
    ("wrong", "field"), [({"address": ""}, "email"), ({"address": "nils"}, "email"), ({"name": " \0 "}, "name")]
)
def test_refuses_whoever_can_not_be_answered(db, wrong, field):
    with pytest.raises(CannotAddPerson) as refusal:
        come(**wrong)
    assert refusal.value.field == field
    assert Person.objects.count() == Ticket.objects.count() == 0


def test_leaves_nobody_behind_when_nothing_was_said(db):
    with pytest.raises(CannotRegister):
        come(subject=" ", words=Words(text=""))
    assert Person.objects.count() == 0


def test_stops_a_source_and_spares_others(db):
    for number in range(OF_A_SOURCE.at_most):
        come(f"n{number}@somewhere.test")
    with pytest.raises(TooOften):
        come("more@somewhere.test")
    come("more@somewhere.test", source="192.0.2.2")


def test_stops_what_comes_for_one_address_from_everywhere(db):
    for number in range(OF_AN_ADDRESS.at_most):
        come(source=f"192.0.2.{number}")
    with pytest.raises(TooOften):
        come(source="198.51.100.1")


def test_sent_twice_is_one_and_counts_once(db):
    again = uuid4()
    assert len({come(client_id=again).pk for _ in range(OF_AN_ADDRESS.at_most + 1)}) == 1
