"""What people decide about mail that needs a look."""

import pytest

from firstline.channels.email.addressing import reply_address
from firstline.channels.email.filing import apply
from firstline.channels.email.held import CannotDecide, accept_held, attach_held, discard_held, retry_held
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.policies import access_held, access_original, visible_held
from firstline.channels.email.queries import held_count, held_page
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.errors import NotAllowed, NotFound
from firstline.core.files.keep import content_of
from firstline.core.models import LoggedEvent
from firstline.people.models import Person
from firstline.tickets.models import Message, Note, Participant, Ticket
from tests.cast import NOW


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk)


@pytest.fixture
def held(cast, box, ticket):
    """A stranger answers Anna's request."""
    to = reply_address(box, ticket.pk, cast.anna.pk)
    (row,) = arrive(box, mail("Sven Strange <sven@else.test>", To=to, text="I have it too."))
    return row


@pytest.fixture
def code(box):
    (row,) = arrive(box, mail("no-reply@slack.test", Subject="Your confirmation code", text="123-456"))
    return row


def last_event():
    return LoggedEvent.objects.order_by("-id").first()


def test_accepted_it_becomes_a_request_of_its_own(cast, held, ticket):
    new = accept_held(held, by=cast.actor(cast.boris), at=NOW)
    held.refresh_from_db()
    assert (new.requester.email, new.team, new.channel) == ("sven@else.test", cast.service_desk, "mail")
    assert (held.state, held.ticket, held.decided_by, held.held_for) == (MailState.FILED, new, cast.boris, "")
    assert LoggedEvent.objects.filter(kind="ticket:registered").last().data["acknowledge"] is True
    assert (last_event().kind, last_event().actor_name) == ("mail:filed", "Boris Nord")
    assert ticket.messages.count() == 1


def test_attached_it_stands_in_the_request_and_its_sender_takes_no_part(cast, held, ticket):
    attach_held(held, ticket, by=cast.actor(cast.boris), at=NOW)
    held.refresh_from_db()
    said = held.message
    assert (said.ticket, said.text, said.author.email) == (ticket, "I have it too.", "sven@else.test")
    assert [p.person for p in Participant.objects.filter(ticket=ticket)] == [cast.anna]
    ticket.refresh_from_db()
    assert ticket.requester == cast.anna


def test_attached_as_a_note_users_never_see_it(cast, held, ticket):
    attach_held(held, ticket, as_note=True, by=cast.actor(cast.boris), at=NOW)
    held.refresh_from_db()
    assert (held.note, held.message) == (Note.objects.get(), None)
    assert Message.objects.filter(ticket=ticket).count() == 1
    assert not Person.objects.filter(email="sven@else.test").exists()


def test_a_code_never_becomes_public(cast, code, ticket):
    with pytest.raises(CannotDecide):
        attach_held(code, ticket, by=cast.actor(cast.boris), at=NOW)
    code.refresh_from_db()
    assert code.state == MailState.HELD
    attach_held(code, ticket, as_note=True, by=cast.actor(cast.boris), at=NOW)
    assert Message.objects.filter(ticket=ticket).count() == 1


def test_a_machine_is_not_answered_when_its_mail_is_accepted(cast, code):
    accept_held(code, by=cast.actor(cast.boris), at=NOW)
    assert LoggedEvent.objects.get(kind="ticket:registered").data["acknowledge"] is False


def test_discarded_nothing_becomes_of_it_and_the_original_stays(cast, held):
    discard_held(held, by=cast.actor(cast.boris), at=NOW)
    held.refresh_from_db()
    assert (held.state, held.decided_by) == (MailState.DISCARDED, cast.boris)
    assert b"I have it too." in content_of(held.raw)
    assert last_event().kind == "mail:discarded"


def test_decided_once_it_is_decided(cast, held, ticket):
    boris = cast.actor(cast.boris)
    discard_held(held, by=boris, at=NOW)
    for decide in (accept_held, discard_held, retry_held):
        with pytest.raises(CannotDecide):
            decide(held, by=boris, at=NOW)
    with pytest.raises(CannotDecide):
        attach_held(held, ticket, by=boris, at=NOW)
    assert Ticket.objects.count() == 1


def test_retried_it_is_decided_anew(cast, box, monkeypatch):
    monkeypatch.setattr(apply, "register_with_message", lambda *_, **__: 1 / 0)
    (row,) = arrive(box, mail())
    assert row.held_for == HeldFor.FAILED
    still = retry_held(row, by=cast.actor(cast.boris), at=NOW)
    assert (still.state, still.held_for) == (MailState.HELD, HeldFor.FAILED)
    monkeypatch.undo()
    filed = retry_held(still, by=cast.actor(cast.boris), at=NOW)
    assert (filed.state, filed.detail, filed.decided_by) == (MailState.FILED, "", cast.boris)
    assert Ticket.objects.count() == 1


def test_without_a_sender_it_can_only_be_noted(cast, box, ticket):
    (row,) = arrive(box, mail(From=None))
    boris = cast.actor(cast.boris)
    with pytest.raises(CannotDecide):
        accept_held(row, by=boris, at=NOW)
    with pytest.raises(CannotDecide):
        attach_held(row, ticket, by=boris, at=NOW)
    attach_held(row, ticket, as_note=True, by=boris, at=NOW)
    assert Note.objects.get().ticket == ticket


def test_users_decide_and_see_nothing(cast, held):
    anna = cast.actor(cast.anna)
    for decide in (accept_held, discard_held, retry_held):
        with pytest.raises(NotAllowed):
            decide(held, by=anna, at=NOW)
    assert list(visible_held(anna)) == []
    for door in (access_held, access_original):
        with pytest.raises(NotFound):
            door(anna, held.pk)


def test_agents_see_what_came_to_their_teams(cast, held):
    elsewhere = mailbox(address="net@desk.test", team=cast.network)
    open_to_all = mailbox(address="all@desk.test")
    (other,) = arrive(elsewhere, mail(From=None))
    (common,) = arrive(open_to_all, mail(From=None))
    boris, ada = cast.actor(cast.boris), cast.actor(cast.ada)
    reached = {"all": [common, other, held], "team": [common, held]}[boris.reach]
    assert held_page(boris).rows == reached
    assert held_count(ada) == 3


def test_pages_follow_each_other(cast, box):
    rows = arrive(box, *(mail(From=None) for _ in range(5)))
    boris = cast.actor(cast.boris)
    first = held_page(boris, size=3)
    second = held_page(boris, size=3, after=first.next_cursor)
    assert [*first.rows, *second.rows] == rows[::-1]
    assert second.next_cursor == ""


def test_the_original_of_a_filed_mail_is_for_agents_who_see_the_request(cast, box):
    (row,) = arrive(box, mail("Anna Berg <anna@bergs.test>"))
    assert access_original(cast.actor(cast.boris), row.pk) == row
    with pytest.raises(NotFound):
        access_original(cast.actor(cast.anna), row.pk)
