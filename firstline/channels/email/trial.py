"""Trying a mailbox's settings against its servers, before they are saved."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from firstline.channels.email.intake.connection import connected, hang_up
from firstline.channels.email.intake.faults import in_plain_words
from firstline.channels.email.intake.maildrop import Maildrop
from firstline.channels.email.intake.pop3 import signed_in
from firstline.channels.email.intake.taking import FAULTS_OF_SERVERS
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mail_service import MailService
from firstline.channels.email.models.mailbox import FETCHED, WayIn, WayOut
from firstline.channels.email.sending import CannotReach, check_sending
from firstline.channels.email.sending.service_trial import key_is_known

SECONDS = 8.0


@dataclass(frozen=True)
class Finding:
    """What a trial found out about fetching or sending, in a sentence for the person who sets the mailbox up."""

    part: Literal["imap", "smtp", "service"]
    works: bool
    sentence: str


def try_mailbox(mailbox: Mailbox) -> list[Finding]:
    """Really connect, sign in, open the folder, and ask whether we may send; nothing is sent, changed or saved.

    `mailbox` may be unsaved. What has no host is left out. Takes seconds, more where a server doesn't answer.
    """
    findings: list[Finding] = []
    if mailbox.imap_host and mailbox.way_in in FETCHED:
        findings.append(_try_fetching(mailbox))
    if mailbox.smtp_host and mailbox.way_out == WayOut.SMTP:
        findings.append(_try_sending(mailbox))
    if mailbox.way_out == WayOut.SERVICE and mailbox.out_key:
        findings.append(_try_service(mailbox))
    return findings


def _try_fetching(mailbox: Mailbox) -> Finding:
    try:
        sentence = _of_pop3(mailbox) if mailbox.way_in == WayIn.POP3 else _of_imap(mailbox)
    except FAULTS_OF_SERVERS as fault:
        host, port = mailbox.imap_host, mailbox.imap_port
        return Finding("imap", False, in_plain_words(fault, host=host, port=port, folder=mailbox.imap_folder))
    return Finding("imap", True, sentence)


def _of_pop3(mailbox: Mailbox) -> str:
    maildrop = Maildrop(mailbox, signed_in(mailbox, seconds=SECONDS))
    try:
        mails, _place = maildrop.waiting(mailbox)
    finally:
        maildrop.leave()
    return _(
        "Mail can be fetched. Mails that lie on the server: %(mails)s. Those that are not here yet become requests; "
        "empty the mailbox first if they are old."
    ) % {"mails": len(mails)}


def _of_imap(mailbox: Mailbox) -> str:
    return _fetching_works(mailbox.imap_folder, _unread(mailbox))


def _unread(mailbox: Mailbox) -> int:
    connection = connected(mailbox, seconds=SECONDS)
    try:
        connection.folder.set(mailbox.imap_folder)
        return len(connection.uids("UNSEEN", charset=None))
    finally:
        hang_up(connection)


def _fetching_works(folder: str, unread: int) -> str:
    if not unread:
        return _("Mail can be fetched from “%(folder)s”. There is no unread mail in it now.") % {"folder": folder}
    return _("Mail can be fetched from “%(folder)s”. Unread mails that will become requests: %(unread)s.") % {
        "folder": folder,
        "unread": unread,
    }


def _try_sending(mailbox: Mailbox) -> Finding:
    try:
        check_sending(mailbox)
    except CannotReach as fault:
        return Finding("smtp", False, str(fault))
    return Finding("smtp", True, _("Mail can be sent from %(address)s.") % {"address": mailbox.address})


def _try_service(mailbox: Mailbox) -> Finding:
    named = {"service": MailService(mailbox.out_service).label}
    try:
        is_known = key_is_known(mailbox)
    except CannotReach as fault:
        return Finding("service", False, str(fault))
    if is_known is None:
        sentence = _("%(service)s can't be asked whether the key works before a first mail.")
        return Finding("service", True, sentence % named)
    if is_known:
        return Finding("service", True, _("%(service)s knows the key.") % named)
    return Finding("service", False, _("%(service)s does not know this key. Check the key and the region.") % named)
