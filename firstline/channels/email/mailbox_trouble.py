"""What is wrong with mailboxes right now, for everybody who works at the desk."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.utils.translation import gettext as _

from firstline.channels.email.actions.note_outage import MORE_THAN_A_HITCH
from firstline.channels.email.mailbox_health import SILENT_AFTER
from firstline.channels.email.models import Mailbox
from firstline.channels.email.queries import is_signed_in
from firstline.core.clock import now
from firstline.core.kept import Kept


@dataclass(frozen=True)
class MailTrouble:
    """Mail does not come or go: since when, and why where that is known."""

    mailbox_id: int
    name: str
    address: str
    what: Literal["fails", "silent", "sign-in", "cannot-send", "round-trip"]
    since: datetime | None
    reason: str = ""

    @property
    def words(self) -> str:
        """One sentence that names the mailbox."""
        return {
            "fails": _("No mail comes in from %(name)s."),
            "silent": _("Nobody looks into %(name)s: no mail comes in."),
            "sign-in": _("The sign-in of %(name)s works no more."),
            "cannot-send": _("No mail leaves %(name)s."),
            "round-trip": _("Mail that %(name)s sends to itself does not come back."),
        }[self.what] % {"name": self.name}


def troubles_at(at: datetime) -> tuple[MailTrouble, ...]:
    """The troubles of all mailboxes in use, at most one of each way."""
    mailboxes = Mailbox.objects.filter(is_active=True).select_related("grant", "grant__client")
    return tuple(trouble for mailbox in mailboxes for trouble in _troubles_of(mailbox, at))


mail_troubles = Kept(lambda: troubles_at(now()), seconds=5.0)
"""The troubles of this moment, for pages."""


def _troubles_of(mailbox: Mailbox, at: datetime) -> Iterator[MailTrouble]:
    coming = _coming(mailbox, at)
    leaving = _leaving(mailbox, at)
    if coming is not None:
        yield coming
    if leaving is not None:
        yield leaving
    if coming is None and leaving is None and mailbox.round_trips_lost_since is not None:
        yield _trouble(mailbox, "round-trip", mailbox.round_trips_lost_since)


def _coming(mailbox: Mailbox, at: datetime) -> MailTrouble | None:
    if mailbox.signs_in_at_provider and not is_signed_in(mailbox):
        return None
    if mailbox.signs_in_at_provider and mailbox.grant.failing_since is not None:
        return _trouble(mailbox, "sign-in", mailbox.grant.failing_since, mailbox.grant.last_error)
    if not mailbox.is_watched:
        return None
    if mailbox.last_error:
        return _trouble(mailbox, "fails", mailbox.failing_since, mailbox.last_error)
    if mailbox.last_success_at is not None and at - mailbox.last_success_at > SILENT_AFTER:
        return _trouble(mailbox, "silent", mailbox.last_success_at)
    return None


def _leaving(mailbox: Mailbox, at: datetime) -> MailTrouble | None:
    since = mailbox.cannot_send_since
    if since is None or at - since < MORE_THAN_A_HITCH:
        return None
    return _trouble(mailbox, "cannot-send", since, mailbox.sending_error)


def _trouble(
    mailbox: Mailbox,
    what: Literal["fails", "silent", "sign-in", "cannot-send", "round-trip"],
    since: datetime | None,
    reason: str = "",
) -> MailTrouble:
    return MailTrouble(mailbox.pk, mailbox.name, mailbox.address, what, since, reason)
