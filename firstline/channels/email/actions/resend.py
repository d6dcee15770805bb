"""Sending a mail again that did not get through."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.channels.email.actions.allow_address import allow_address
from firstline.channels.email.actions.queue_mail import GIVEN_UP_AFTER, why_not
from firstline.channels.email.composing.from_where import mailbox_for
from firstline.channels.email.events import MailSentAgain
from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.models.outgoing import PUT_IN_LATER, SendState
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tickets.policies import require


class CannotResend(DomainError):
    code = "cannot_resend"


def resend(mail: OutgoingMail, *, by: Actor, at: datetime) -> OutgoingMail:
    """Queue a failed or bounced mail again, to the address its person has now; that address is trusted again.

    Raises CannotResend, NotAllowed.
    """
    require(by, Permission.ANSWER)
    with transaction.atomic():
        mail = OutgoingMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
        _refuse(mail)
        _readdress(mail)
        allow_address(mail.address, by=by, at=at)
        if reason := why_not(mail.address):
            raise CannotResend(reason)
        mail.state, mail.attempts, mail.last_error, mail.delivered_at = SendState.QUEUED, 0, "", None
        mail.mailbox = mailbox_for(mail.ticket) or mail.mailbox
        mail.due_at, mail.give_up_at = at, at + GIVEN_UP_AFTER
        mail.save()
        if mail.ticket_id is not None:
            record(MailSentAgain(ticket_id=mail.ticket_id, mail_id=mail.pk, address=mail.address), by=by, at=at)
    return mail


def _refuse(mail: OutgoingMail) -> None:
    if mail.state not in (SendState.FAILED, SendState.BOUNCED):
        raise CannotResend(_("Only mail that did not get through can be sent again."))
    if PUT_IN_LATER in mail.text:
        raise CannotResend(_("This mail held a link that works for a short time only. Have a new one sent."))
    if mail.message is not None and mail.message.withdrawn_at is not None:
        raise CannotResend(_("This answer was taken back."))


def _readdress(mail: OutgoingMail) -> None:
    current = (mail.person.email if mail.person else None) or mail.address
    for shown in (mail.to, mail.cc):
        shown[:] = [[name, current if address == mail.address else address] for name, address in shown]
    mail.address = current
