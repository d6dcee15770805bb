"""The whole way from raw bytes to a `ReadMail`."""

from datetime import datetime

from firstline.channels.email.reading.addresses import read_addresses
from firstline.channels.email.reading.attachments import read_attachments
from firstline.channels.email.reading.bodies import body_html, body_text, has_own_text, sort_parts
from firstline.channels.email.reading.charset import decode
from firstline.channels.email.reading.dates import read_date
from firstline.channels.email.reading.headers import Headers
from firstline.channels.email.reading.ids import read_id, read_ids
from firstline.channels.email.reading.kind import kind_of
from firstline.channels.email.reading.limits import Notes
from firstline.channels.email.reading.mail import Address, Hints, ReadMail
from firstline.channels.email.reading.parts import read_parts
from firstline.channels.email.reading.reply import read_reply
from firstline.core.html import html_to_text

_SHOWN_OF_UNREADABLE = 100_000
_MOST_HINTS = 100


def read_mail(raw: bytes) -> ReadMail:
    """Read a raw message. Raises nothing: see `problems` and `limits_hit` of what it returns."""
    notes = Notes()
    try:
        return _read(_with_line_feeds(raw), notes)
    except Exception as error:  # noqa: BLE001 - a mail that can't be read must still reach a person
        notes.problem(f"could not be read: {type(error).__name__}")
        text = decode(raw[:_SHOWN_OF_UNREADABLE]).text.replace("\0", "")
        return ReadMail(text=text, reply_text=text, problems=notes.problems, limits_hit=notes.limits_hit)


def _with_line_feeds(raw: bytes) -> bytes:
    """Give a message from an old Macintosh, with carriage returns alone, the line ends all others have."""
    return raw if b"\n" in raw else raw.replace(b"\r", b"\n")


def _read(raw: bytes, notes: Notes) -> ReadMail:
    root = read_parts(raw, notes)
    headers = root.headers
    bodies = sort_parts(root)
    text, html = body_text(bodies, notes), body_html(bodies, notes)
    is_own_text = has_own_text(bodies) and (bool(text.strip()) or not html)
    if not is_own_text and not text.strip():
        text = html_to_text(html, links=False)
    attachments = read_attachments(bodies.others, html, notes)

    def addresses(name: str) -> tuple[Address, ...]:
        return read_addresses(headers.raw(name), notes)

    subject, from_ = headers.text("subject"), addresses("from")
    reply = read_reply(subject, text, html, text_is_own=is_own_text)
    kind, bounce = kind_of(root, from_ or addresses("sender"), text, notes)
    return ReadMail(
        from_=from_,
        sender=addresses("sender"),
        to=addresses("to"),
        cc=addresses("cc"),
        bcc=addresses("bcc"),
        reply_to=addresses("reply-to"),
        subject=subject,
        message_id=read_id(headers.first("message-id")),
        in_reply_to=next(iter(read_ids(headers.first("in-reply-to"), notes)), ""),
        references=read_ids(" ".join(headers.raw("references")), notes),
        date=_date(headers, notes),
        text=text,
        html=html,
        reply_text=reply.text,
        quoted_text=reply.quoted_text,
        reply_html=reply.html,
        quoted_html=reply.quoted_html,
        attachments=attachments,
        kind=kind,
        bounce=bounce,
        hints=_hints(headers),
        problems=notes.problems,
        limits_hit=notes.limits_hit,
    )


def _date(headers: Headers, notes: Notes) -> datetime | None:
    value = headers.first("date")
    date = read_date(value)
    if not value:
        notes.problem("there is no date")
    elif date is None:
        notes.problem("the date can't be read")
    return date


def _hints(headers: Headers) -> Hints:
    def texts(name: str) -> tuple[str, ...]:
        return headers.texts(name)[:_MOST_HINTS]

    return Hints(
        auto_submitted=texts("auto-submitted"),
        auto_response_suppress=texts("x-auto-response-suppress"),
        precedence=texts("precedence"),
        list_id=texts("list-id"),
        return_path=texts("return-path"),
        delivered_to=texts("delivered-to"),
        original_to=texts("x-original-to"),
        envelope_to=texts("envelope-to"),
        authentication_results=texts("authentication-results"),
        received=texts("received"),
    )
