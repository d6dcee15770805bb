"""One mail and what must be read from it."""

from dataclasses import dataclass, field
from typing import Any

from firstline.channels.email.reading.mail import ReadMail
from firstline.channels.email.reading.read import read_mail


@dataclass(frozen=True)
class Case:
    """A raw mail with what is expected of it, by the names `misread` knows. `signed` are lines that may stay or go."""

    batch: str
    client: str
    language: str
    manner: str
    raw: bytes = field(repr=False)
    expected: dict[str, Any]
    signed: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """A name for tests and tables."""
        return "-".join(part for part in (self.batch, self.client, self.language, self.manner) if part)


def misread(case: Case) -> dict[str, tuple[Any, Any]]:
    """What of a case is read wrongly: the value that was read and the one that is right, by name."""
    mail = read_mail(case.raw)
    read = {name: _READ[name](mail) for name in case.expected}
    wrong = {name: (read[name], right) for name, right in case.expected.items() if read[name] != right}
    if "reply" in wrong and case.signed and wrong["reply"][0] == [*case.expected["reply"], *case.signed]:
        del wrong["reply"]
    return wrong


def said(text: str) -> list[str]:
    """The lines on which something stands, without the space around them."""
    return [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]


def _bounce(mail: ReadMail) -> tuple[tuple[str, ...], bool] | None:
    return (mail.bounce.recipients, mail.bounce.permanent) if mail.bounce else None


_READ = {
    "reply": lambda mail: said(mail.reply_text),
    "text": lambda mail: said(mail.text),
    "kind": lambda mail: mail.kind,
    "bounce": _bounce,
    "from": lambda mail: [(one.name, one.address) for one in mail.from_],
    "to": lambda mail: [(one.name, one.address) for one in mail.to],
    "subject": lambda mail: mail.subject,
    "date": lambda mail: mail.date.isoformat() if mail.date else None,
    "message_id": lambda mail: mail.message_id,
    "attachments": lambda mail: [(one.filename, one.content_type, one.size) for one in mail.attachments],
    "limits_hit": lambda mail: mail.limits_hit,
}
