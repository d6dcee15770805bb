"""Comparing one mailbox's server with what is here."""

import logging
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.utils import translation

from firstline.channels.email.intake.faults import in_plain_words
from firstline.channels.email.intake.reconciling.here import (
    file_again,
    hold_what_belongs_nowhere,
    stored_since,
    with_lost_files,
)
from firstline.channels.email.intake.reconciling.on_server import Span, restored_from, taken_late
from firstline.channels.email.intake.source import opened
from firstline.channels.email.intake.taking import FAULTS_OF_SERVERS
from firstline.channels.email.models import IncomingMail, Mailbox, MailboxCheck
from firstline.core.desk import current_desk

log = logging.getLogger("firstline.mail")

LOOKED_BACK = timedelta(days=7)
SURELY_TAKEN_AFTER = timedelta(hours=1)
"""What came later may be on its way through the usual pass."""


@dataclass
class _OnServer:
    fault: str = ""
    mails: int | None = None
    fetched: int = 0
    restored: set[int] = field(default_factory=set)


def compare(mailbox: Mailbox, *, at: datetime) -> MailboxCheck:
    """Compare the last seven days, mend what can be mended, and keep what was found. May be done at any time, also
    while a worker watches the mailbox. Takes seconds, more where a server doesn't answer."""
    since, late = at - LOOKED_BACK, at - SURELY_TAKEN_AFTER
    lost = with_lost_files(mailbox, since=since)
    there = _asked(mailbox, lost, Span(since, late), at)
    values = {
        "checked_at": at,
        "fault": there.fault,
        "on_server": there.mails,
        "fetched": there.fetched,
        "stored": stored_since(mailbox, since),
        "filed_again": file_again(mailbox, before=late),
        "restored": len(there.restored),
        "lost": len(lost) - len(there.restored),
        "held": hold_what_belongs_nowhere(mailbox, since=since, at=at),
    }
    check, _is_new = MailboxCheck.objects.update_or_create(mailbox=mailbox, defaults=values)
    if any(values[name] for name in ("fetched", "filed_again", "restored", "lost", "held")):
        log.warning("Mailbox %s was not as it should be: %s", mailbox.name, values)
    return check


def _asked(mailbox: Mailbox, lost: list[IncomingMail], span: Span, at: datetime) -> _OnServer:
    """What the server says; nothing where none is fetched from, or nobody has looked into it yet."""
    found = _OnServer()
    if not mailbox.is_watched or mailbox.watched_since is None:
        return found
    span = replace(span, since=max(span.since, mailbox.watched_since))
    try:
        with opened(mailbox) as source:
            found.mails, found.fetched = taken_late(mailbox, source, span, at=at)
            found.restored = restored_from(source, lost)
    except FAULTS_OF_SERVERS as fault:
        log.warning("Mailbox %s could not be compared: %s: %s", mailbox.name, type(fault).__name__, fault)
        found.fault = _in_words(mailbox, fault)
    return found


def _in_words(mailbox: Mailbox, fault: Exception) -> str:
    with translation.override(current_desk().language):
        return in_plain_words(fault, host=mailbox.imap_host, port=mailbox.imap_port, folder=mailbox.imap_folder)
