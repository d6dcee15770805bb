from datetime import timedelta

import pytest

from firstline.channels.email.actions.claim_mail import claim_mails
from firstline.channels.email.tests.sample_mails import a_mailbox, queued
from firstline.tickets.actions.answer import CannotAnswer, answer
from firstline.tickets.actions.withdraw_answer import withdraw_answer
from firstline.tickets.models import Message
from firstline.tickets.wording import from_text
from tests.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail(cast, ticket):
    a_mailbox()
    message = answer(ticket, from_text("Try again"), by=cast.actor(cast.boris), at=NOW)
    return queued(ticket=ticket, message=message, person=cast.anna)


def test_taking_an_answer_back_cancels_its_mails(mail, cast):
    withdraw_answer(mail.message, by=cast.actor(cast.boris), at=NOW + timedelta(seconds=9))
    mail.refresh_from_db()
    assert mail.state == "cancelled"


def test_an_answer_whose_mail_is_out_is_not_taken_back(mail, cast):
    claim_mails(mail.mailbox, sender="one", at=NOW + timedelta(seconds=10))
    with pytest.raises(CannotAnswer) as refusal:
        withdraw_answer(mail.message, by=cast.actor(cast.boris), at=NOW + timedelta(seconds=9))
    assert refusal.value.message == "It is too late: the answer has been sent."
    assert Message.objects.get(pk=mail.message_id).withdrawn_at is None
    mail.refresh_from_db()
    assert mail.state == "sending"
