"""Who is speaking: what only our own programs write counts for nothing when it comes from outside."""

import pytest

from firstline.channels.email.addressing import message_id_for
from firstline.channels.email.intake.listening.reception import HandedOver, answer_to_recipient, answers_to_mail
from firstline.channels.email.models import IncomingMail, OutgoingMail
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.clock import now
from firstline.core.files.keep import content_of
from firstline.tickets.models import Note, Ticket

OURS = (
    "X-Firstline-Ticket", "X-Firstline-Person", "X-Firstline-Internal", "X-Firstline-Assign", "X-RT-Interface",
    "X-RT-Loop-Prevention", "X-OTRS-Queue", "X-OTRS-State", "X-OTRS-SenderType", "X-Zammad-Ticket-Owner",
    "X-Zammad-Article-Internal", "X-Zendesk-From-Account-Id", "X-FreeScout-Mail-Type", "X-Queue", "X-Assign-To",
)  # fmt: skip
VALUES = ("1", "true", "boris@desk.test", "resolved", "agent")


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk)


@pytest.mark.parametrize("value", VALUES)
def test_no_header_says_what_becomes_of_a_mail(box, value):
    (plain,) = arrive(box, mail("nora@new.test"))
    (row,) = arrive(box, mail("nora@new.test", **{name.replace("-", "_"): value for name in OURS}))
    told = [
        (one.stage, one.assignee_id, one.team_id, one.channel, one.requester_id, one.follows_id, one.organisation_id)
        for one in (plain.ticket, row.ticket)
    ]
    assert told[0] == told[1]
    assert (row.message.from_desk, row.kind, Note.objects.count()) == (False, "message", 0)


def test_a_mail_that_says_we_sent_it_goes_no_further(box, cast, ticket, run_jobs):
    run_jobs()
    before = OutgoingMail.objects.count()
    for sender in ("support@desk.test", "Support <SUPPORT+x@desk.test>", "anna@bergs.test"):
        (row,) = arrive(box, mail(sender, Message_ID=message_id_for(box, ticket.pk, cast.anna.pk)))
        assert (row.state, row.held_for) == (MailState.HELD, HeldFor.OUR_OWN)
    run_jobs()
    assert (ticket.messages.count(), OutgoingMail.objects.count()) == (1, before)


@pytest.mark.parametrize(
    "sender",
    ["support@desk.test, eve@evil.test", "eve@evil.test, support@desk.test", "no-reply@evil.test"],
)
def test_nor_one_that_names_us_beside_somebody_else(box, sender):
    (row,) = arrive(box, mail(sender, Reply_To="support@desk.test", Sender="support@desk.test"))
    assert row.held_for == HeldFor.OUR_OWN
    assert Ticket.objects.count() == 0


@pytest.mark.parametrize(
    "recipient",
    [
        "support@desk.test\r\nX-Injected: yes",
        "support@desk.test>\nDelivered-To: sales@desk.test",
        "support@desk.test\0",
    ],
)
def test_an_envelope_writes_no_second_line_above_a_mail(box, recipient):
    mails = HandedOver(sender="a@b\r\nX-Injected: yes", recipients=["support@desk.test", recipient], raw=mail(),
                       came_from="from evil\r\nX-Injected: yes")  # fmt: skip
    answers_to_mail(mails, at=now())
    raw = content_of(IncomingMail.objects.get().raw)
    head = raw[: raw.index(b"\r\n\r\n")].split(b"\r\n")
    assert not [line for line in head if line.lower().startswith((b"x-injected", b"delivered-to: sales"))]


@pytest.mark.parametrize(
    "address",
    ["eve@evil.test", "support@evil.test", "support%evil.test@desk.test", "support@desk.test@evil.test",
     "support@desk.test.evil.test", "@desk.test:eve@evil.test", "", "support", '"support@desk.test"@evil.test'],
)  # fmt: skip
def test_nothing_is_relayed(box, address):
    assert answer_to_recipient(address).startswith("550")
