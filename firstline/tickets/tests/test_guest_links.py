from datetime import timedelta

import pytest

from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import end_all_links
from firstline.core.errors import NotFound
from firstline.tickets.guest_links import LASTS, guest_actor, guest_token, read_guest_token
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
