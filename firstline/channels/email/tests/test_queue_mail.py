from datetime import timedelta

import pytest
from django.db import IntegrityError

from firstline.channels.email.actions.allow_address import allow_address
from firstline.channels.email.actions.fail_mail import stop_writing_to
from firstline.channels.email.composing.chain import MOST_IDS, chain_of
from firstline.channels.email.composing.from_where import mailbox_for
from firstline.channels.email.models import IncomingMail, Mailbox, OutgoingMail
from firstline.channels.email.outbox.batch import send_due
from firstline.channels.email.tests.sample_mails import a_mailbox, kept_in, queued
from firstline.core.access import SYSTEM
from firstline.core.errors import NotAllowed
from firstline.core.files import keep
from firstline.core.models import LoggedEvent
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.reply import reply
from firstline.tickets.actions.withdraw_answer import withdraw_answer
from firstline.tickets.models import Message
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailbox():
    return a_mailbox()


def came(mailbox, message, header_id, uid=1):
    return IncomingMail.objects.create(
        mailbox=mailbox, uid_validity=1, uid=uid, raw=keep(header_id.encode(), at=NOW), content_hash=header_id[:64],
        arrived_at=NOW, received_at=message.at, header_id=header_id, ticket=message.ticket, message=message,
        state="filed",
    )  # fmt: skip


def answered(cast, ticket, text="Try again", at=NOW):
    return answer(ticket, from_text(text), by=cast.actor(cast.boris), at=at)


def test_the_same_reason_sends_once(mailbox):
    assert queued(1) == queued(1)
    assert OutgoingMail.objects.count() == 1


def test_leaves_when_its_message_is_shown(mailbox, cast, ticket):
    mail = queued(ticket=ticket, message=answered(cast, ticket))
    assert mail.due_at == NOW + timedelta(seconds=10)
    assert send_due(at=NOW + timedelta(seconds=9)) == 0
    assert send_due(at=NOW + timedelta(seconds=10)) == 1


def test_is_not_queued_when_its_message_was_taken_back(mailbox, cast, ticket):
    message = answered(cast, ticket)
    withdraw_answer(message, by=cast.actor(cast.boris), at=NOW)
    assert queued(ticket=ticket, message=message) is None
    assert OutgoingMail.objects.count() == 0


def test_a_message_taken_back_never_leaves_even_if_it_stayed_in_the_queue(mailbox, cast, ticket, settings):
    message = answered(cast, ticket)
    mail = queued(ticket=ticket, message=message)
    Message.objects.filter(pk=message.pk).update(withdrawn_at=NOW)
    assert send_due(at=NOW + timedelta(days=1)) == 0
    mail.refresh_from_db()
    assert (mail.state, kept_in(settings.OUTBOX)) == ("cancelled", [])


def test_an_address_nothing_can_be_sent_to_fails_at_once_and_agents_see_it(mailbox, ticket):
    mail = queued(ticket=ticket, address="anna at bergs")
    assert mail.state == "failed"
    event = LoggedEvent.objects.get(kind="ticket:mail-not-delivered")
    assert (event.subject_id, event.public) == (ticket.pk, False)
    assert event.data["reason"] == "“anna at bergs” is not an address that mail can be sent to."


def test_the_desk_writes_to_itself_never(mailbox):
    assert queued(address="Support+x@desk.test").last_error == "This is an address of the desk itself."


def test_an_address_that_came_back_is_not_written_to_until_somebody_says_so(mailbox, cast):
    stop_writing_to("Anna@bergs.test", "Nobody there.", at=NOW)
    assert queued(1).last_error == "Earlier mail to this address came back: Nobody there."
    with pytest.raises(NotAllowed):
        allow_address("anna@bergs.test", by=cast.actor(cast.anna), at=NOW)
    allow_address("anna@bergs.test", by=cast.actor(cast.boris), at=NOW)
    assert queued(2).state == "queued"
    assert list(LoggedEvent.objects.filter(subject="address").values_list("kind", flat=True)) == [
        "address:unreachable",
        "address:used-again",
    ]


def test_a_mail_can_not_hold_a_message_without_its_ticket(mailbox, cast, ticket):
    with pytest.raises(IntegrityError):
        OutgoingMail.objects.filter(pk=queued().pk).update(message=answered(cast, ticket), ticket=None)


# ── which mailbox ─────────────────────────────────────────────────────────────


def test_leaves_from_the_mailbox_the_request_came_by(mailbox, cast, ticket):
    other = Mailbox.objects.create(name="Network", address="network@desk.test")
    assert mailbox_for(ticket) == mailbox
    came(other, ticket.messages.get(), "1@bergs.test")
    assert mailbox_for(ticket) == other
    assert queued(ticket=ticket, person=cast.anna).header_id.endswith("@desk.test")


def test_else_from_its_teams_else_from_the_default_one(mailbox, cast, ticket):
    of_team = Mailbox.objects.create(name="Network", address="network@desk.test", team=cast.network)
    ticket.team = cast.network
    assert mailbox_for(ticket) == of_team
    of_team.is_active = False
    of_team.save()
    assert mailbox_for(ticket) == mailbox
    assert mailbox_for(None) == mailbox


# ── the conversation ──────────────────────────────────────────────────────────


def test_follows_the_last_mail_the_person_wrote(mailbox, cast, ticket):
    came(mailbox, ticket.messages.get(), "first@bergs.test")
    ours = queued(1, ticket=ticket, person=cast.anna)
    assert (ours.in_reply_to, ours.references) == ("first@bergs.test", "first@bergs.test")
    said = reply(
        ticket, from_text("Still"), author=cast.anna, channel=Channel.MAIL, by=cast.actor(cast.anna),
        at=NOW + timedelta(hours=1),
    )  # fmt: skip
    came(mailbox, said, "second@bergs.test", uid=2)
    chain = chain_of(ticket.pk, cast.anna.pk)
    assert chain.in_reply_to == "second@bergs.test"
    assert chain.references == ("first@bergs.test", ours.header_id, "second@bergs.test")


def test_without_a_mail_from_them_it_follows_our_last(mailbox, cast, ticket):
    first, second = (queued(n, ticket=ticket, person=cast.anna) for n in (1, 2))
    assert second.in_reply_to == first.header_id


def test_another_participants_mails_are_not_in_it(mailbox, cast, ticket):
    came(mailbox, ticket.messages.get(), "first@bergs.test")
    queued(1, ticket=ticket, person=cast.anna)
    assert chain_of(ticket.pk, cast.oskar.pk).references == ()


def test_the_chain_keeps_the_first_and_the_newest(mailbox, cast, ticket):
    mails = [queued(n, ticket=ticket, person=cast.anna) for n in range(30)]
    assert len(mails[-1].references.split()) <= MOST_IDS
    assert mails[-1].references.split()[-1] == mails[-2].header_id


def test_an_odd_message_id_is_left_out(mailbox, cast, ticket):
    came(mailbox, ticket.messages.get(), "a b\r\nBcc: x")
    assert chain_of(ticket.pk, cast.anna.pk).references == ()


def test_by_system_everything_is_allowed(mailbox):
    allow_address("nobody@bergs.test", by=SYSTEM, at=NOW)
