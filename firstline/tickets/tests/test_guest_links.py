from datetime import timedelta

import pytest

from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import end_all_links
from firstline.core.errors import NotFound
from firstline.core.models import LoggedEvent
from firstline.core.quotas import TooOften
from firstline.tickets.actions.ask_guest_link import ask_guest_link
from firstline.tickets.guest_links import LASTS, guest_actor, guest_token, read_guest_token, read_lapsed_token
from firstline.tickets.models import Participant
from firstline.tickets.policies import access_ticket, sees_notes
from tests.cast import NOW


def test_opens_its_one_ticket_and_no_other(cast, ticket, other_ticket):
    participant = Participant.objects.get(ticket=ticket)
    found = read_guest_token(guest_token(participant, at=NOW), at=NOW)
    assert found == participant
    guest = guest_actor(found)
    assert access_ticket(guest, ticket.pk) == ticket
    assert not sees_notes(guest)
    with pytest.raises(NotFound):
        access_ticket(guest, other_ticket.pk)


def test_ends_by_itself(ticket):
    token = guest_token(Participant.objects.get(ticket=ticket), at=NOW)
    assert read_guest_token(token, at=NOW + LASTS - timedelta(days=1)) is not None
    assert read_guest_token(token, at=NOW + LASTS + timedelta(days=2)) is None


def test_ends_when_the_participants_key_is_renewed(ticket):
    participant = Participant.objects.get(ticket=ticket)
    token = guest_token(participant, at=NOW)
    Participant.objects.update(link_key="another")
    assert read_guest_token(token, at=NOW) is None


def test_ends_when_the_desk_ends_all_links(ticket):
    token = guest_token(Participant.objects.get(ticket=ticket), at=NOW)
    end_all_links(by=SYSTEM, at=NOW)
    assert read_guest_token(token, at=NOW) is None


@pytest.mark.parametrize("token", ["", "1", "1-2", "x-y-z", "1-99999-aaaa", "1-2-3-4", "٣-٣-x", "9" * 100])
def test_a_made_up_token_opens_nothing(ticket, token):
    assert read_guest_token(token, at=NOW) is None


def test_tells_a_link_whose_time_is_over_from_one_that_was_ended(ticket):
    participant = Participant.objects.get(ticket=ticket)
    token = guest_token(participant, at=NOW)
    later = NOW + LASTS + timedelta(days=2)
    assert read_lapsed_token(token, at=NOW) is None
    assert read_lapsed_token(token, at=later) == participant
    assert read_lapsed_token(token.replace(token[-1], "a" if token[-1] != "a" else "b"), at=later) is None
    Participant.objects.update(link_key="another")
    assert read_lapsed_token(token, at=later) is None


def test_a_new_link_can_be_asked_for_three_times_a_day(ticket):
    participant = Participant.objects.get(ticket=ticket)
    for _ in range(3):
        ask_guest_link(participant, at=NOW)
    with pytest.raises(TooOften):
        ask_guest_link(participant, at=NOW)
    asked = LoggedEvent.objects.filter(kind="ticket:guest-link-asked")
    assert [event.data for event in asked] == [{"ticket_id": ticket.pk, "person_id": participant.person_id}] * 3
    assert not any(event.public for event in asked)
