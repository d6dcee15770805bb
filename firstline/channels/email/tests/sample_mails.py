"""Mailboxes and letters for tests of mail going out."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from firstline.channels.email.actions.queue_mail import Letter, queue_mail
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mailbox import WayOut
from firstline.channels.email.queries import our_addresses
from firstline.channels.email.sending import CannotReach
from tests.cast import NOW


def a_mailbox(**values) -> Mailbox:
    """A default mailbox whose mail is kept in a folder."""
    made = Mailbox.objects.create(
        **{"name": "Support", "address": "support@desk.test", "is_default": True, "way_out": WayOut.FOLDER, **values}
    )
    our_addresses.forget()
    return made


def queued(number: int = 1, **values):
    """A letter to Anna in the queue."""
    letter = {
        "key": f"test:{number}",
        "kind": "answer",
        "address": "anna@bergs.test",
        "name": "Anna Berg",
        "subject": f"Hello {number}",
        "text": f"Hello Anna, number {number}",
        **values,
    }
    return queue_mail(Letter(**letter), at=NOW)


def kept_in(folder) -> list[EmailMessage]:
    """The mails that were kept in a folder."""
    return [message_from_bytes(path.read_bytes(), policy=default) for path in sorted(Path(folder).glob("*.eml"))]


class FakeWay:
    """A way out that refuses as told and remembers what it took."""

    def __init__(self) -> None:
        self.taken: list = []
        self.refuses: dict = {}
        self.opened = self.closed = 0
        self.is_down = False

    def open(self, _mailbox):
        if self.is_down:
            raise CannotReach("The server is down.")
        self.opened += 1
        return self

    def send(self, mail) -> None:
        fault = self.refuses.get(mail.recipient)
        if fault is not None:
            raise fault
        self.taken.append(mail)

    def check_sender(self, _address) -> None:
        """Everybody may send."""

    def close(self) -> None:
        self.closed += 1

    @property
    def recipients(self) -> list[str]:
        return [mail.recipient for mail in self.taken]
