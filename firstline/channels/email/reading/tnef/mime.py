"""A TNEF stream written as MIME."""

import hashlib
from collections.abc import Iterator

from compressed_rtf.compressed_rtf import decompress

from firstline.channels.email.reading.charset import decode
from firstline.channels.email.reading.tnef.properties import OBJECT, UNICODE, Properties
from firstline.channels.email.reading.tnef.rtf import Body, body_of_rtf
from firstline.channels.email.reading.tnef.stream import File, NotTnef, Stream, read_stream
from firstline.channels.email.reading.words import one_line

_TEXT, _HTML, _RTF, _CODEPAGE, _SUBJECT = 0x1000, 0x1013, 0x1009, 0x3FDE, 0x0037
_SENDER_NAME, _SENDER_ADDRESS, _SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _DATA, _TYPE, _CONTENT_ID = 0x3707, 0x3704, 0x3001, 0x3701, 0x370E, 0x3712
_MESSAGE_INTERFACE = bytes.fromhex("0703020000000000c000000000000046")
_LONGEST_RTF = 500_000
_DEEPEST = 5
_UTF8 = 65001


def mime_of_tnef(data: bytes, *, with_body: bool, depth: int = 0) -> bytes:
    """Write what stands in a stream as one part; without its body where the message has one of its own.

    Raises `NotTnef`.
    """
    stream = read_stream(data)
    parts = [*(_body_parts(stream) if with_body else ()), *(_file_part(file, stream, depth) for file in stream.files)]
    return _multipart("mixed", parts)


def _body_parts(stream: Stream) -> Iterator[bytes]:
    bodies = list(_bodies(stream))
    parts = [_part(f"text/{'html' if body.is_html else 'plain'}; charset=utf-8", body.text.encode()) for body in bodies]
    if len(parts) > 1:
        yield _multipart("alternative", parts)
    else:
        yield from parts


def _bodies(stream: Stream) -> Iterator[Body]:
    """The text, then the HTML, each at most once; RTF only where it is the only formatted one."""
    text = _text(stream.properties, _TEXT, stream) or _decoded(stream.body, stream.codepage)
    html = _html(stream)
    rtf = None if html else _rtf(stream.properties)
    if text.strip() or (rtf and not rtf.is_html and rtf.text.strip()):
        yield Body(text if text.strip() or rtf is None else rtf.text, is_html=False)
    if html or (rtf and rtf.is_html):
        yield Body(html or (rtf.text if rtf else ""), is_html=True)


def _html(stream: Stream) -> str:
    kind, value = stream.properties.get(_HTML, (0, b""))
    codepage = int.from_bytes(stream.properties.get(_CODEPAGE, (0, b""))[1][:4], "little") or stream.codepage
    text = value.decode("utf-16-le", "replace") if kind == UNICODE else _decoded(value.rstrip(b"\0"), codepage)
    return text.rstrip("\0")


def _rtf(properties: Properties) -> Body | None:
    compressed = properties.get(_RTF, (0, b""))[1]
    if not compressed or len(compressed) > _LONGEST_RTF:
        return None
    try:
        return body_of_rtf(decompress(compressed))  # type: ignore[no-untyped-call]
    except Exception:  # noqa: BLE001 -- the library raises plain ones; the text beside it is shown then
        return None


def _file_part(file: File, stream: Stream, depth: int) -> bytes:
    said = file.properties
    kind, data = said.get(_DATA, (0, b""))
    name = _name(file, stream)
    if kind == OBJECT and data.startswith(_MESSAGE_INTERFACE):
        inner = data[len(_MESSAGE_INTERFACE) :]
        return _message(inner, name, depth) or _part("application/ms-tnef", inner, name or "message.dat")
    if kind == OBJECT:
        data = data[len(_MESSAGE_INTERFACE) :]
    declared = _text(said, _TYPE, stream) or "application/octet-stream"
    return _part(declared, file.data or data, name, _text(said, _CONTENT_ID, stream))


def _message(inner: bytes, name: str, depth: int) -> bytes:
    """A message that was attached to the message; empty if it can't be read."""
    if depth >= _DEEPEST:
        return b""
    try:
        stream = read_stream(inner)
        content = mime_of_tnef(inner, with_body=True, depth=depth + 1)
    except NotTnef:
        return b""
    said = stream.properties
    sender, address = _text(said, _SENDER_NAME, stream), _text(said, _SENDER_SMTP, stream)
    address = address or _text(said, _SENDER_ADDRESS, stream)
    subject = _text(said, _SUBJECT, stream) or _decoded(stream.subject, stream.codepage)
    quoted = sender.replace("\\", "").replace('"', "")
    head = f'From: "{quoted}" <{address}>\r\nSubject: {one_line(subject)}\r\n'
    file_name = f"{name or one_line(subject) or 'message'}.eml"
    return _part("message/rfc822", head.encode("utf-8", "replace") + content, file_name)


def _name(file: File, stream: Stream) -> str:
    said = file.properties
    names = (_text(said, number, stream) for number in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME))
    return next((name for name in names if name), "") or one_line(_decoded(file.name, stream.codepage))


def _text(properties: Properties, number: int, stream: Stream) -> str:
    kind, value = properties.get(number, (0, b""))
    text = value.decode("utf-16-le", "replace") if kind == UNICODE else _decoded(value, stream.codepage)
    text = text.partition("\0")[0]
    return text if number == _TEXT else one_line(text)


def _decoded(value: bytes, codepage: int) -> str:
    return decode(value, "utf-8" if codepage == _UTF8 else f"cp{codepage}").text


def _part(content_type: str, content: bytes, name: str | None = None, content_id: str = "") -> bytes:
    """Write one part; a file if it has a name, even an empty one."""
    lines = [f"Content-Type: {content_type}"]
    if name is not None:
        quoted = name.replace("\\", "_").replace('"', "'")
        lines.append(f'Content-Disposition: attachment; filename="{quoted}"')
    if content_id:
        lines.append(f"Content-ID: <{content_id.strip('<>')}>")
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "replace") + content


def _multipart(kind: str, parts: list[bytes]) -> bytes:
    """Parts put together, with a boundary that stands in none of them."""
    boundary = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
    mark = f"--{boundary}".encode()
    body = b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts) + mark + b"--\r\n"
    return _part(f'multipart/{kind}; boundary="{boundary}"', body)
