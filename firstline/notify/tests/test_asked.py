"""Mails of people who were asked for approval: for the desk alone, and no answer to the question itself."""

import pytest

from firstline.approvals.tests.asking import asked, row_of, stands
from firstline.channels.email.addressing import reply_address
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.tickets.models import Note, Participant


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk)


def test_an_answer_by_mail_becomes_an_internal_note_and_decides_nothing(cast, box, ticket):
    asked(cast, ticket, cast.per)
    to = reply_address(box, ticket.pk, cast.per.pk)
    (row,) = arrive(box, mail("Per Olsson <per@nordby.test>", To=to, text="Yes, go ahead."))
    note = Note.objects.get()
    assert (row.state, row.ticket, row.note) == (MailState.FILED, ticket, note)
    assert (note.text, note.author) == ("Yes, go ahead.", cast.per)
    assert ticket.messages.count() == 1, "the requester reads nothing of it"
    assert not Participant.objects.filter(ticket=ticket, person=cast.per).exists()
    assert stands() == {"Per": "asked"}


def test_whoever_was_not_asked_or_has_another_ones_address_waits_for_a_look(cast, box, ticket):
    asked(cast, ticket, cast.per)
    not_asked = mail("Oskar <oskar@bergs.test>", To=reply_address(box, ticket.pk, cast.oskar.pk))
    of_another = mail("Oskar <oskar@bergs.test>", To=reply_address(box, ticket.pk, cast.per.pk))
    for row in arrive(box, not_asked, of_another):
        assert (row.state, row.held_for) == (MailState.HELD, HeldFor.MAY_BELONG)
    assert Note.objects.count() == 0
    assert row_of(cast.per).stand == "asked"
