"""Raw mails put together from a head and a body in one or two forms."""

from base64 import b64encode

HEAD = {
    "From": "Boris Nord <boris@desk.example>",
    "To": "support@example.org",
    "Subject": "Re: Printer",
    "Date": "Tue, 3 Mar 2026 10:00:00 +0100",
    "Message-ID": "<answer@desk.example>",
    "MIME-Version": "1.0",
}


def message(text: str | None = None, html: str | None = None, **fields: str | None) -> bytes:
    """A mail with plain text, HTML or both. Field names have `_` for `-`; None leaves a field out."""
    if text is not None and html is not None:
        inner = multipart("alternative", part(text), part(html, "text/html; charset=utf-8"))
    elif html is not None:
        inner = part(html, "text/html; charset=utf-8")
    else:
        inner = part(text or "")
    return head(**fields) + inner


def head(**fields: str | None) -> bytes:
    """The usual fields, or others in their place."""
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    lines = [f"{name}: {value}" for name, value in (HEAD | named).items() if value is not None]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8", "surrogateescape")


def part(body: str | bytes, content_type: str = "text/plain; charset=utf-8", encoding: str = "8bit") -> bytes:
    """One part with its own little head."""
    raw = body.encode() if isinstance(body, str) else body
    raw = b64encode(raw) if encoding == "base64" else raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return f"Content-Type: {content_type}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode() + raw


def multipart(kind: str, *parts: bytes, boundary: str = "=_corpus") -> bytes:
    """Some parts as one."""
    mark = f"--{boundary}".encode()
    body = b"".join(mark + b"\r\n" + each + b"\r\n" for each in parts) + mark + b"--\r\n"
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'.encode() + body
