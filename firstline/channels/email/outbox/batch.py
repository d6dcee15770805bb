"""Sending what is due."""

import logging
import os
import socket
import time
from datetime import datetime

from django.db import DatabaseError, OperationalError, close_old_connections
from django.utils import translation
from django.utils.translation import gettext as _

from firstline.channels.email.actions.claim_mail import claim_mails, due_mails, give_back, give_mailboxes
from firstline.channels.email.actions.note_outage import note_outage, note_recovery
from firstline.channels.email.actions.settle_mail import mark_sent, put_off, refuse
from firstline.channels.email.composing.compose import CannotBeAddressed, compose
from firstline.channels.email.composing.from_where import way_out_for
from firstline.channels.email.models import Mailbox, OutgoingMail
from firstline.channels.email.sending import CannotReach, Refused, Way, open_way
from firstline.core.desk import current_desk

log = logging.getLogger("firstline.mail")

MOST_OVER_ONE_CONNECTION = 200
PAUSES_TO_NOTE = (0.2, 1.0, 2.0, 4.0, 8.0, 8.0)
"""Seconds."""


def send_due(*, at: datetime) -> int:
    """Send everything that is due at `at`, from all mailboxes, one after the other. Returns how many left."""
    give_mailboxes(at)
    return sum(send_due_of(mailbox, at=at) for mailbox in mailboxes_with_mail(at))


def mailboxes_with_mail(at: datetime) -> list[Mailbox]:
    """The active mailboxes from which something is due."""
    due = OutgoingMail.objects.filter(due_mails(at)).exclude(mailbox=None).values("mailbox")
    return list(Mailbox.objects.filter(pk__in=due, is_active=True))


def send_due_of(mailbox: Mailbox, *, at: datetime) -> int:
    """Send what is due of one mailbox over one connection, at most 200. Returns how many left.

    When the server can't be reached, all of it waits; when it refuses one mail, only that one.
    """
    with translation.override(current_desk().language):
        claimed = claim_mails(mailbox, sender=this_process(), at=at)
        if not claimed:
            return 0
        try:
            way = _opened(mailbox)
        except CannotReach as fault:
            return _wait(mailbox, claimed, fault, at)
        try:
            return _send_all(mailbox, way, claimed, at)
        finally:
            way.close()


def this_process() -> str:
    """How this process signs what it claims: the beginning of its worker's name."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}"


def _opened(mailbox: Mailbox) -> Way:
    by_way_of = way_out_for(mailbox)
    if by_way_of is None:
        raise CannotReach(_("No mailbox says through which mail server mail leaves."))
    return open_way(by_way_of)


def _send_all(mailbox: Mailbox, way: Way, claimed: list[OutgoingMail], at: datetime) -> int:
    tried = sent = 0
    while claimed and tried < MOST_OVER_ONE_CONNECTION:
        for number, mail in enumerate(claimed):
            try:
                sent += _send(mail, mailbox, way, at)
            except CannotReach as fault:
                return sent + _stop(mailbox, claimed[number:], fault, at, is_in_trouble=tried == 0)
            tried += 1
            if mailbox.cannot_send_since is not None:
                note_recovery(mailbox, at=at)
                mailbox.cannot_send_since = None
        claimed = claim_mails(mailbox, sender=this_process(), at=at)
    give_back(claimed, at=at)
    return sent


def _send(mail: OutgoingMail, mailbox: Mailbox, way: Way, at: datetime) -> bool:
    try:
        service_id = way.send(compose(mail, mailbox, at=at))
    except CannotReach:
        raise
    except CannotBeAddressed:
        refuse(mail, _("“%(address)s” is not an address that mail can be sent to.") % {"address": mail.address}, at=at)
    except Refused as fault:
        if fault.is_permanent:
            refuse(mail, fault.reason, nobody_there=fault.nobody_there, at=at)
        else:
            put_off(mail, fault.reason, at=at)
    except FileNotFoundError:
        log.exception("A file of mail %s is gone", mail.pk)
        put_off(mail, _("A file that belongs to this mail can't be read."), at=at)
    except DatabaseError:
        raise
    except Exception:
        log.exception("Mail %s could not be made ready", mail.pk)
        put_off(
            mail, _("Something went wrong in Firstline while sending; an administrator finds it in the log."), at=at
        )
    else:
        _note_sent(mail, at, service_id or "")
        return True
    return False


def _note_sent(mail: OutgoingMail, at: datetime, service_id: str) -> None:
    """Insist on noting it while the database is away for a moment: unnoted, the mail would go out twice."""
    for pause in PAUSES_TO_NOTE:
        try:
            mark_sent(mail, at=at, service_id=service_id)
        except OperationalError:
            log.warning("Mail %s has left, but the database does not answer", mail.pk)
            close_old_connections()
            time.sleep(pause)
        else:
            return
    mark_sent(mail, at=at, service_id=service_id)


def _stop(
    mailbox: Mailbox, unsent: list[OutgoingMail], fault: CannotReach, at: datetime, *, is_in_trouble: bool
) -> int:
    """Some servers hang up after a number of mails; only one that takes none is in trouble."""
    if is_in_trouble:
        return _wait(mailbox, unsent, fault, at)
    give_back(unsent, at=at)
    return 0


def _wait(mailbox: Mailbox, unsent: list[OutgoingMail], fault: CannotReach, at: datetime) -> int:
    give_back(unsent, at=at)
    note_outage(mailbox, str(fault), at=at)
    return 0
