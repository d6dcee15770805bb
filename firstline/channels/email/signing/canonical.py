"""Writing text so that no server on its way has a reason to change it: a changed letter breaks the signature."""

from collections.abc import Iterator
from email.message import EmailMessage, Message

_FROM = "From "


def make_steady(message: EmailMessage) -> None:
    """Write each text of a message as quoted-printable, without lines that begin with “From ” (RFC 3156 §3)."""
    for part in _texts(message):
        text = part.get_content()
        charset = part.get_content_charset("utf-8")
        subtype, disposition = part.get_content_subtype(), part["Content-Disposition"]
        if disposition is not None:
            continue
        part.set_content(text, subtype=subtype, charset=charset, cte="quoted-printable")
        written = str(part.get_payload())
        part.set_payload(_without_from(written))


def _texts(message: Message) -> Iterator[EmailMessage]:
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_maintype() == "text":
            yield part


def _without_from(written: str) -> str:
    lines = written.split("\n")
    return "\n".join(f"=46{line[1:]}" if line.startswith(_FROM) else line for line in lines)
