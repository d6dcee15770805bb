"""Mails that go on with a request, and those that only say they do."""

from datetime import timedelta

import pytest

from firstline.channels.email.addressing import message_id_for, reply_address
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import end_all_links
from firstline.core.clock import now
from firstline.core.models import LoggedEvent
from firstline.people.actions.change_person import change_person
from firstline.people.queries import role
from firstline.tickets.actions.participants import add_participant
from firstline.tickets.models import Message, Note, Ticket
from tests.cast import NOW

ANNA = "Anna Berg <anna@bergs.test>"


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk)


def answer(sender, box, ticket, person, **headers):
    return mail(sender, To=reply_address(box, ticket.pk, person.pk), **headers)


def held_as_possible(row, ticket):
    return (row.state, row.held_for, row.may_belong_to) == (MailState.HELD, HeldFor.MAY_BELONG, ticket)


def test_joins_by_the_signed_address(cast, box, ticket):
    (row,) = arrive(box, answer(ANNA, box, ticket, cast.anna, text="Still blank."))
    assert (row.state, row.ticket) == (MailState.FILED, ticket)
    said = ticket.messages.get(pk=row.message_id)
    assert (said.text, said.author, said.from_desk, said.channel) == ("Still blank.", cast.anna, False, "mail")
    assert Ticket.objects.count() == 1


def test_joins_by_the_id_of_a_mail_of_ours(cast, box, ticket):
    sent = message_id_for(box, ticket.pk, cast.anna.pk)
    (row,) = arrive(box, mail(ANNA, In_Reply_To=sent))
    assert row.ticket == ticket
    (row,) = arrive(box, mail(ANNA, text="More.", References=f"<other@x.test> {sent} <later@y.test>"))
    assert row.ticket == ticket


def test_joins_by_the_id_of_the_mail_that_began_it(cast, box):
    (first,) = arrive(box, mail(ANNA, Message_ID="<first@bergs.test>"))
    (second,) = arrive(box, mail(ANNA, text="One thing more.", In_Reply_To="<first@bergs.test>"))
    assert second.ticket == first.ticket
    assert Ticket.objects.count() == 1


def test_an_answer_in_the_same_batch_joins_what_came_just_before(cast, box):
    first, second = arrive(
        box,
        mail(ANNA, Message_ID="<a@bergs.test>"),
        mail(ANNA, text="More.", In_Reply_To="<a@bergs.test>"),
    )
    assert first.ticket == second.ticket


def test_a_copied_person_takes_part(cast, box, ticket):
    add_participant(ticket, cast.oskar, by=SYSTEM, at=NOW)
    (row,) = arrive(box, answer("oskar@bergs.test", box, ticket, cast.oskar))
    assert row.message.author == cast.oskar


@pytest.mark.parametrize("sender", ["Per Olsson <per@nordby.test>", "stranger@else.test", "boris@desk.test"])
def test_a_sender_who_takes_no_part_joins_nothing_by_references(cast, box, ticket, sender):
    (row,) = arrive(box, mail(sender, References=message_id_for(box, ticket.pk, cast.anna.pk)))
    assert held_as_possible(row, ticket)
    assert Message.objects.count() == 1
    assert ticket.participants.count() == 1


@pytest.mark.parametrize("sender", ["Per Olsson <per@nordby.test>", "stranger@else.test", "boris@desk.test"])
def test_a_sender_who_takes_no_part_joins_nothing_by_anothers_address(cast, box, ticket, sender):
    (row,) = arrive(box, answer(sender, box, ticket, cast.anna))
    assert held_as_possible(row, ticket)
    assert Message.objects.count() == 1
    assert Note.objects.count() == 0


def test_a_made_up_signature_points_nowhere(cast, box, ticket):
    forged = reply_address(box, ticket.pk, cast.anna.pk).replace("@", "a@")
    (row,) = arrive(box, mail(ANNA, To=forged))
    assert row.ticket != ticket
    assert ticket.messages.count() == 1


def test_signatures_end_with_the_desks_links(cast, box, ticket):
    raw = answer(ANNA, box, ticket, cast.anna)
    end_all_links(by=SYSTEM, at=NOW)
    (row,) = arrive(box, raw)
    assert row.ticket != ticket


def test_an_agents_own_address_makes_an_internal_note(cast, box, ticket):
    (row,) = arrive(box, answer("Boris Nord <boris@desk.test>", box, ticket, cast.boris, text="Toner is empty."))
    note = Note.objects.get()
    assert (note.ticket, note.text, note.author) == (ticket, "Toner is empty.", cast.boris)
    assert (row.state, row.note, row.message) == (MailState.FILED, note, None)
    assert Message.objects.count() == 1


def test_an_agent_who_may_not_note_any_more_writes_nothing(cast, box, ticket):
    raw = answer("boris@desk.test", box, ticket, cast.boris)
    change_person(cast.boris, role=role("user"), by=SYSTEM, at=NOW)
    (row,) = arrive(box, raw)
    assert held_as_possible(row, ticket)
    assert Note.objects.count() == 0


def test_an_agent_whose_account_is_closed_writes_nothing(cast, box, ticket):
    raw = answer("boris@desk.test", box, ticket, cast.boris)
    change_person(cast.boris, is_active=False, by=SYSTEM, at=NOW)
    (row,) = arrive(box, raw)
    assert held_as_possible(row, ticket)


def test_an_answer_reopens_a_solved_request(cast, box, ticket):
    Ticket.objects.filter(pk=ticket.pk).update(stage="resolved", resolved_at=now() - timedelta(days=2))
    arrive(box, answer(ANNA, box, ticket, cast.anna))
    ticket.refresh_from_db()
    assert (ticket.stage, ticket.reopened) == ("open", 1)


def test_an_absence_note_joins_and_reopens_nothing(cast, box, ticket):
    Ticket.objects.filter(pk=ticket.pk).update(stage="resolved", resolved_at=now() - timedelta(days=2))
    raw = answer(ANNA, box, ticket, cast.anna, Auto_Submitted="auto-replied", text="I am away until Monday.")
    (row,) = arrive(box, raw)
    ticket.refresh_from_db()
    assert (row.ticket, row.kind, ticket.stage) == (ticket, "auto_reply", "resolved")
    assert LoggedEvent.objects.get(kind="ticket:user-replied").data["is_machine"] is True


def test_an_absence_note_joins_even_what_ended_long_ago(cast, box, ticket):
    Ticket.objects.filter(pk=ticket.pk).update(stage="closed", resolved_at=now() - timedelta(days=90))
    (row,) = arrive(box, answer(ANNA, box, ticket, cast.anna, Auto_Submitted="auto-replied"))
    assert row.ticket == ticket
    assert Ticket.objects.count() == 1


def test_an_answer_after_the_window_begins_a_request_that_follows(cast, box, ticket):
    Ticket.objects.filter(pk=ticket.pk).update(stage="closed", resolved_at=now() - timedelta(days=31))
    subject = f"Re: [{ticket.number}] Printer on floor 3"
    (row,) = arrive(box, answer(ANNA, box, ticket, cast.anna, Subject=subject))
    assert row.ticket.follows == ticket
    assert row.ticket != ticket
    assert row.ticket.subject == "Printer on floor 3"
    assert ticket.messages.count() == 1


def test_an_absence_note_that_belongs_nowhere_is_held(box):
    (row,) = arrive(box, mail(Auto_Submitted="auto-replied", Subject="Automatic reply: Sign in"))
    assert (row.state, row.held_for) == (MailState.HELD, HeldFor.MACHINE)


def test_a_mail_of_ours_that_comes_back_round_is_held(cast, box, ticket):
    ours = message_id_for(box, ticket.pk, cast.anna.pk)
    (row,) = arrive(box, mail(ANNA, Message_ID=ours, To=reply_address(box, ticket.pk, cast.anna.pk)))
    assert row.held_for == HeldFor.OUR_OWN
    assert ticket.messages.count() == 1


def test_a_ticket_that_is_not_there_any_more_is_no_sign(cast, box):
    (row,) = arrive(box, mail(ANNA, To=reply_address(box, 4711, cast.anna.pk)))
    assert row.state == MailState.FILED
    assert Ticket.objects.count() == 1
