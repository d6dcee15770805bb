"""Raw mails and mailboxes for tests."""

from datetime import UTC, datetime
from email.message import EmailMessage
from itertools import count

from firstline.channels.email.actions.keep_mailbox import add_mailbox
from firstline.channels.email.filing.file import file_mails
from firstline.channels.email.intake.folder import Fetched
from firstline.channels.email.intake.storing import store
from firstline.channels.email.models import IncomingMail, Mailbox
from firstline.core.access import SYSTEM
from tests.cast import NOW

VALIDITY = 7
_numbers = count(1)


def mailbox(**values) -> Mailbox:
    given = {"name": "Support", "address": "support@desk.test", **values}
    return add_mailbox(by=SYSTEM, at=NOW, **given)


def mail(sender: str = "Nora Ny <nora@new.test>", text: str = "It does not print.", **headers: str) -> bytes:
    """A raw mail; headers by name with _ for -. A header of None is left out."""
    number = next(_numbers)
    given = {
        "From": sender,
        "To": "support@desk.test",
        "Subject": "Printer",
        "Message-ID": f"<{number}@new.test>",
        "Date": "Wed, 04 Mar 2026 10:00:00 +0100",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = [f"{name}: {value}" for name, value in given.items() if value is not None]
    return "\r\n".join([*lines, "Content-Type: text/plain; charset=utf-8", "", text, ""]).encode()


def mail_with_files(*files: tuple[str, bytes, str], sender: str = "Nora Ny <nora@new.test>", html: str = "") -> bytes:
    """A mail with attachments, each (name, content, content id); with an id it is an inline picture."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "support@desk.test", "With files"
    message["Message-ID"] = f"<{next(_numbers)}@new.test>"
    message.set_content("See the files.")
    if html:
        message.add_alternative(html, subtype="html")
    for name, content, content_id in files:
        extra = {"disposition": "inline", "cid": f"<{content_id}>"} if content_id else {}
        kind = ("image", "png") if name.endswith(".png") else ("application", "octet-stream")
        message.add_attachment(content, maintype=kind[0], subtype=kind[1], filename=name, **extra)
    return message.as_bytes()


def arrive(box: Mailbox, *raws: bytes, at: datetime | None = None, file: bool = True) -> list[IncomingMail]:
    """Have these mails arrive in the mailbox and be filed, all together; their rows as they are then."""
    moment = at or datetime.now(tz=UTC)
    fetched = [Fetched(uid=next(_numbers), raw=raw, arrived_at=moment) for raw in raws]
    box = Mailbox.objects.select_related("team").get(pk=box.pk)
    stored = store(box, VALIDITY, fetched, at=moment)
    if file:
        file_mails(stored)
    rows = IncomingMail.objects.in_bulk([one.pk for one in stored])
    return [rows[one.pk] for one in stored]


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f6"
    "45400000000049454e44ae426082"
)
