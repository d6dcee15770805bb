"""Who is speaking: mail that nobody proved adds no reader to a request, and nobody new is sent what was said before."""

import pytest

from firstline.channels.email.addressing import reply_address
from firstline.channels.email.composing.compose import compose
from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.access import SYSTEM
from firstline.people.models import Person
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.participants import add_participant
from firstline.tickets.models import Participant
from firstline.tickets.wording import from_text
from tests.cast import NOW

ANNA = "Anna Berg <anna@bergs.test>"
EVE = "eve@evil.test"


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk)


def taking_part(ticket) -> list[str]:
    return list(Participant.objects.filter(ticket=ticket).values_list("person__email", flat=True).order_by("id"))


@pytest.mark.parametrize("header", ["Cc", "To", "Bcc", "Reply_To", "Resent_Cc", "Mail_Followup_To", "Errors_To"])
@pytest.mark.parametrize(
    "of", ["support@desk.test, Eve <eve@evil.test>", "eve@evil.test", "G: eve@evil.test, per@nordby.test;"]
)
def test_a_new_request_is_its_senders_alone(box, header, of):
    (row,) = arrive(box, mail(ANNA, **{header: of}))
    assert taking_part(row.ticket) == ["anna@bergs.test"]
    assert not Person.objects.filter(email=EVE).exists()


@pytest.mark.parametrize("header", ["Cc", "To", "Reply_To", "Bcc"])
def test_an_answer_adds_nobody(box, cast, ticket, header):
    to = reply_address(box, ticket.pk, cast.anna.pk)
    headers = {"To": to, header: f"{to}, {EVE}, per@nordby.test"}
    (row,) = arrive(box, mail(ANNA, **headers))
    assert (row.ticket, taking_part(ticket)) == (ticket, ["anna@bergs.test"])


def test_an_answer_goes_to_no_address_that_a_mail_named(box, cast, run_jobs):
    headers = {"Reply_To": EVE, "Cc": EVE, "Return_Path": f"<{EVE}>", "Disposition_Notification_To": EVE}
    (row,) = arrive(box, mail(ANNA, **headers))
    answer(row.ticket, from_text("The key is 4711."), by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    sent = OutgoingMail.objects.filter(ticket=row.ticket)
    assert {one.address for one in sent} == {"anna@bergs.test"}
    assert all(EVE.encode() not in compose(one, box, at=NOW).raw for one in sent)


def test_who_is_added_later_is_sent_nothing_that_was_said_before(box, cast, run_jobs):
    (row,) = arrive(box, mail(ANNA, text="My password is hemligt123."))
    answer(row.ticket, from_text("Change hemligt123 now."), by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    add_participant(row.ticket, cast.per, by=SYSTEM, at=NOW)
    run_jobs()
    assert OutgoingMail.objects.filter(person=cast.per).count() == 0
    answer(row.ticket, from_text("All is well."), by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    mail_to_per = OutgoingMail.objects.get(person=cast.per)
    assert b"hemligt123" not in compose(mail_to_per, box, at=NOW).raw
