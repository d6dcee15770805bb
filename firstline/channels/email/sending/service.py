"""Handing mails to a mail service, several over one connection."""

from typing import Any

from anymail.exceptions import AnymailError
from django.utils.translation import gettext as _

from firstline.channels.email.composing.compose import ReadyMail
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mail_service import MailService
from firstline.channels.email.sending.faults import Refused
from firstline.channels.email.sending.for_service import as_message
from firstline.channels.email.sending.service_faults import said_no
from firstline.channels.email.services.backends import backend_for
from firstline.channels.email.services.known import OUTGOING
from firstline.core.outbound.fixed_host import FixedHostSession

NOT_SENT = frozenset({"failed", "invalid", "rejected"})


class ServiceWay:
    """A mail service as the mailbox names it, with its key. Nothing is asked before the first mail."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._name = str(MailService(mailbox.out_service).label)
        self._known = OUTGOING[mailbox.out_service]
        self._session = FixedHostSession(self._known.addresses[mailbox.out_region])
        self._backend = backend_for(mailbox, self._session)

    def send(self, mail: ReadyMail) -> str:
        """Hand one mail over; what the service calls it from now on. Raises Refused, CannotReach."""
        try:
            message = as_message(mail, self._known)
            self._backend.send_messages([message])
        except (AnymailError, ValueError) as fault:
            raise said_no(fault, self._name) from fault
        status: Any = message.anymail_status  # type: ignore[attr-defined]
        if not status.status or status.status & NOT_SENT:
            raise Refused(_("%(service)s does not send to this address.") % {"service": self._name}, is_permanent=True)
        return str(status.message_id or "").strip().strip("<>")[:250] if isinstance(status.message_id, str) else ""

    def check_sender(self, address: str) -> None:
        """A service says whom it sends for when it is given a mail, and not before."""

    def close(self) -> None:
        """Let go of the connection."""
        self._session.close()
