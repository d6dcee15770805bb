"""Trying a mailbox's settings against its servers, before they are saved."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from firstline.channels.email.intake.connection import connected, hang_up
from firstline.channels.email.intake.faults import in_plain_words
from firstline.channels.email.intake.taking import FAULTS_OF_SERVERS
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mailbox import WayOut
from firstline.channels.email.sending import CannotReach, check_sending

SECONDS = 8.0


@dataclass(frozen=True)
class Finding:
    """What a trial found out about fetching or sending, in a sentence for the person who sets the mailbox up."""

    part: Literal["imap", "smtp"]
    works: bool
    sentence: str


def try_mailbox(mailbox: Mailbox) -> list[Finding]:
    """Really connect, sign in, open the folder, and ask whether we may send; nothing is sent, changed or saved.

    `mailbox` may be unsaved. What has no host is left out. Takes seconds, more where a server doesn't answer.
    """
    findings: list[Finding] = []
    if mailbox.imap_host:
        findings.append(_try_fetching(mailbox))
    if mailbox.smtp_host and mailbox.way_out == WayOut.SMTP:
        findings.append(_try_sending(mailbox))
    return findings


def _try_fetching(mailbox: Mailbox) -> Finding:
    try:
        unread = _unread(mailbox)
    except FAULTS_OF_SERVERS as fault:
        host, port = mailbox.imap_host, mailbox.imap_port
        return Finding("imap", False, in_plain_words(fault, host=host, port=port, folder=mailbox.imap_folder))
    return Finding("imap", True, _fetching_works(mailbox.imap_folder, unread))


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
