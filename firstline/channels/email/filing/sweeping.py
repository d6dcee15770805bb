"""Picking up what stands still: mail that is stored and that nobody has filed."""

from datetime import datetime, timedelta

from firstline.channels.email.filing.file import file_left_behind
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.models.incoming import MailState

STANDS_STILL_AFTER = timedelta(minutes=2)


def file_what_stands_still(at: datetime) -> None:
    """File mails that have been waiting for minutes: their mailbox may be switched off, or its worker gone."""
    waiting = IncomingMail.objects.filter(state=MailState.RECEIVED, received_at__lt=at - STANDS_STILL_AFTER)
    file_left_behind(waiting.select_related("mailbox", "mailbox__team", "raw").order_by("id")[:200])
