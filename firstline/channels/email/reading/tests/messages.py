"""Raw messages for the tests, put together by hand so that they can be as wrong as real ones."""

from firstline.channels.email.reading.mail import ReadMail
from firstline.channels.email.reading.read import read_mail

HEAD = {
    "From": "Anna Berg <anna@example.com>",
    "To": "support@example.org",
    "Subject": "Printer",
    "Date": "Tue, 3 Mar 2020 12:00:00 +0100",
    "Message-ID": "<1@example.com>",
}


def message(body: str | bytes = "", *, eol: str = "\r\n", **fields: str | None) -> bytes:
    """Build a message. Field names have `_` for `-`; None leaves a field out."""
    named = {name.replace("_", "-").title(): value for name, value in fields.items()}
    head = {name.title(): value for name, value in HEAD.items()} | named
    lines = [f"{name}: {value}" for name, value in head.items() if value is not None]
    raw = body.encode() if isinstance(body, str) else body
    return eol.join([*lines, "", ""]).encode("utf-8") + raw


def part(body: str | bytes, content_type: str = "text/plain; charset=utf-8", **fields: str) -> bytes:
    """Build one part of a multipart."""
    raw = body.encode() if isinstance(body, str) else body
    lines = [f"Content-Type: {content_type}"]
    lines += [f"{name.replace('_', '-').title()}: {value}" for name, value in fields.items()]
    return "\r\n".join([*lines, "", ""]).encode() + raw


def multipart(kind: str, *parts: bytes, boundary: str = "=_b") -> bytes:
    """Build a multipart as a part; give it to `whole` for a message."""
    mark = f"--{boundary}".encode()
    body = b"".join(mark + b"\r\n" + each + b"\r\n" for each in parts) + mark + b"--\r\n"
    return part(body, f'multipart/{kind}; boundary="{boundary}"')


def whole(inner: bytes, **fields: str | None) -> bytes:
    """Put the usual head above a part."""
    return message(b"", **fields)[:-2] + inner


def read(body: str | bytes = "", **fields: str | None) -> ReadMail:
    """Build a message and read it."""
    return read_mail(message(body, **fields))
