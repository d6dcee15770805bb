"""A mail service hands mail over: checked, stored raw, then filed as all mail is."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from firstline.channels.email.hooks.faults import ComeAgain, Forged, NotTaken, TooLarge
from firstline.channels.email.hooks.once import refuse_old, refuse_used
from firstline.channels.email.intake.handing_over import CannotTakeOver, take_over
from firstline.channels.email.intake.trace import trace
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mail_service import MailService
from firstline.channels.email.services.anymail_views import WrongSignature, check_signature
from firstline.channels.email.services.handed_over import Brought, mails_in
from firstline.channels.email.services.known import INCOMING
from firstline.channels.email.services.posted import Posted, Unreadable


def take_in(mailbox: Mailbox, posted: Posted, *, at: datetime) -> int:
    """Keep the mails that were posted for this mailbox; how many. When it returns they are on the disk.

    They are this mailbox's whatever address they were sent to: the secret that let them in is no other's.
    Raises NotTaken.
    """
    if not mailbox.is_active:
        raise ComeAgain
    keys = _keys(mailbox, posted)
    try:
        check_signature(posted, INCOMING[mailbox.in_service].view, **keys)
        mails = mails_in(mailbox.in_service, posted, keys)
        _refuse_too_large(mails)
        _refuse_replayed(mailbox, posted, mails, at)
        for mail in mails:
            take_over(mailbox, mail.raw, at=at, trace=_trace(mailbox, mail, at))
    except WrongSignature as fault:
        raise Forged from fault
    except (Unreadable, CannotTakeOver) as fault:
        raise NotTaken from fault
    return len(mails)


def _keys(mailbox: Mailbox, posted: Posted) -> dict[str, str]:
    signing_key = INCOMING[mailbox.in_service].signing_key
    keys = {signing_key: mailbox.in_signing_key} if signing_key else {}
    if mailbox.in_service == MailService.MANDRILL:
        keys["webhook_url"] = posted.address
    return keys


def _refuse_too_large(mails: Sequence[Brought]) -> None:
    if any(len(mail.raw) > settings.LARGEST_MAIL for mail in mails):
        raise TooLarge


def _refuse_replayed(mailbox: Mailbox, posted: Posted, mails: Sequence[Brought], at: datetime) -> None:
    """Where the signature covers the mail, a replay brings the same mail, and that is a duplicate."""
    if mailbox.in_service == MailService.MAILGUN:
        refuse_old(posted.words("timestamp"), at=at)
        refuse_used(mailbox, posted.words("token"), [mail.raw for mail in mails], at=at)


def _trace(mailbox: Mailbox, mail: Brought, at: datetime) -> bytes:
    host = mailbox.address.rpartition("@")[2]
    service = MailService(mailbox.in_service).label
    return trace(mail.sender, mail.recipients, f"from {service} by {host} with HTTPS", at)
