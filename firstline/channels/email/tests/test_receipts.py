"""Asking other servers to say when a mail has arrived."""

import pytest

from firstline.channels.email.actions.keep_mailbox import change_mailbox
from firstline.channels.email.models.mailbox import Security, WayOut
from firstline.channels.email.models.outgoing import Auto
from firstline.channels.email.outbox.batch import send_due
from firstline.channels.email.tests.sample_mails import a_mailbox, queued
from firstline.channels.email.tests.smtp_server import smtp_server
from firstline.core.access import SYSTEM
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def recipients_said(*, asks: bool, reports: bool, **values) -> list[str]:
    with smtp_server(reports=reports) as taken:
        way = {"way_out": WayOut.SMTP, "smtp_host": "127.0.0.1", "smtp_port": taken.port, "asks_for_receipts": asks}
        change_mailbox(a_mailbox(), **way, smtp_security=Security.NONE, smtp_user="", by=SYSTEM, at=NOW)
        queued(1, **values)
        assert send_due(at=NOW) == 1
        return [command for command in taken.commands if command.lower().startswith("rcpt")]


def test_asks_where_the_mailbox_wants_it_and_the_server_can():
    assert recipients_said(asks=True, reports=True) == ["rcpt TO:<anna@bergs.test> NOTIFY=SUCCESS,FAILURE,DELAY"]


@pytest.mark.parametrize(
    ("asks", "reports", "values"), [(False, True, {}), (True, False, {}), (True, True, {"auto": Auto.GENERATED})]
)
def test_asks_nobody_else_and_never_for_automatic_mail(asks, reports, values):
    assert recipients_said(asks=asks, reports=reports, **values) == ["rcpt TO:<anna@bergs.test>"]
