"""The way mail leaves a mailbox."""

from typing import Protocol

from firstline.channels.email.composing.compose import ReadyMail
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mailbox import WayOut
from firstline.channels.email.sending.folder import FolderWay
from firstline.channels.email.sending.service import ServiceWay
from firstline.channels.email.sending.smtp import SmtpWay


class Way(Protocol):
    """Somewhere mails can be handed over, one after the other, until it is closed."""

    def send(self, mail: ReadyMail) -> str:
        """Hand one mail over; what it is called there from now on, or nothing.

        Raises Refused for this mail, CannotReach for the whole way.
        """

    def check_sender(self, address: str) -> None:
        """Ask whether mail may be sent from this address. Raises CannotReach."""

    def close(self) -> None:
        """Let go of the connection. Raises nothing."""


def open_way(mailbox: Mailbox) -> Way:
    """Open the way out that this mailbox names. Raises CannotReach."""
    if mailbox.way_out == WayOut.SERVICE:
        return ServiceWay(mailbox)
    return FolderWay() if mailbox.way_out == WayOut.FOLDER else SmtpWay(mailbox)


def check_sending(mailbox: Mailbox) -> None:
    """Try a mailbox's way out up to the point of sending; it need not be saved. Raises CannotReach in plain words."""
    way = open_way(mailbox)
    try:
        way.check_sender(mailbox.address)
    finally:
        way.close()
