"""Mail that asks to confirm an address waits for a person; what people write about such mail doesn't."""

import pytest

from firstline.channels.email.addressing import reply_address
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.access import SYSTEM
from firstline.people.actions.add_person import ensure_person
from firstline.tickets.actions.participants import add_participant
from firstline.tickets.models import Message
from tests.cast import NOW


@pytest.mark.parametrize(
    ("sender", "headers"),
    [
        ("Slack <no-reply@slack.test>", {"Subject": "Slack confirmation code: ABC-123"}),
        ("GitLab <noreply@gitlab.test>", {"Subject": "Confirmation instructions", "text": "Confirm your e-mail"}),
        ("Google <account-noreply@g.test>", {"Subject": "123456 is your verification code"}),
        ("X <verify@x.test>", {"Subject": "Verify your email address"}),
        ("X <hello@x.test>", {"Subject": "Your sign-in link", "Auto_Submitted": "auto-generated"}),
        ("Klarna <noreply@k.test>", {"Subject": "Din engångskod"}),
        ("X <donotreply@x.test>", {"Subject": "You've been invited to Acme", "text": "Accept the invitation"}),
        ("X <ne-pas-repondre@x.test>", {"Subject": "Confirmez votre adresse"}),
    ],
)
def test_is_held(cast, sender, headers):
    (row,) = arrive(mailbox(), mail(sender, **headers))
    assert (row.state, row.held_for) == (MailState.HELD, HeldFor.VERIFICATION)
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    ("sender", "headers"),
    [
        ("Anna Berg <anna@bergs.test>", {"Subject": "I don't get the verification code"}),
        ("Info <info@kund.test>", {"Subject": "Engångskod kommer inte", "text": "Jag får ingen engångskod"}),
        ("Nora <nora@new.test>", {"Subject": "Reset your password fails", "text": "It says confirm your address"}),
        ("Shop <no-reply@shop.test>", {"Subject": "Your invoice 4711", "text": "Thank you for your order."}),
    ],
)
def test_is_registered(cast, sender, headers):
    (row,) = arrive(mailbox(), mail(sender, **headers))
    assert row.state == MailState.FILED


def test_is_held_even_when_the_machine_takes_part_in_the_request(cast, ticket):
    """Who can see the request could otherwise make a service send its code there and read it."""
    box = mailbox()
    machine = ensure_person(name="Slack", email="no-reply@slack.test", by=SYSTEM, at=NOW)
    add_participant(ticket, machine, by=SYSTEM, at=NOW)
    to = reply_address(box, ticket.pk, machine.pk)
    (row,) = arrive(box, mail("no-reply@slack.test", To=to, Subject="Your confirmation code: 1-2-3"))
    assert (row.held_for, row.may_belong_to) == (HeldFor.VERIFICATION, ticket)
    assert ticket.messages.count() == 1
