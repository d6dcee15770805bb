"""The whole way from raw bytes to a `ReadMail`."""

from dataclasses import replace
from datetime import datetime

from firstline.channels.email.reading.addresses import read_addresses
from firstline.channels.email.reading.attachments import read_attachments
from firstline.channels.email.reading.authentication.verdict import authentication_as_said
from firstline.channels.email.reading.bodies import body_html, body_text, has_own_text, sort_parts
from firstline.channels.email.reading.bounces.read import read_receipt
from firstline.channels.email.reading.charset import decode
from firstline.channels.email.reading.dates import read_date
from firstline.channels.email.reading.head import head_of
from firstline.channels.email.reading.headers import Headers
from firstline.channels.email.reading.ids import read_id, read_ids
from firstline.channels.email.reading.invitations import is_answer_of_a_calendar, read_invitation
from firstline.channels.email.reading.kind import kind_of
from firstline.channels.email.reading.language import language_of
from firstline.channels.email.reading.limits import Notes
from firstline.channels.email.reading.mail import Address, Hints, ReadMail, Trace
from firstline.channels.email.reading.parts import read_parts
from firstline.channels.email.reading.pgp import take_armor
from firstline.channels.email.reading.protected_subject import protected_subject
from firstline.channels.email.reading.protection import read_protection
from firstline.channels.email.reading.reply import read_reply
from firstline.channels.email.reading.words import one_line
from firstline.core.html import html_to_text

_SHOWN_OF_UNREADABLE = 100_000
_MOST_HINTS = 100
_TRACED = ("received", "authentication-results")


def read_mail(raw: bytes) -> ReadMail:
    """Read a raw message. Raises nothing: see `problems` and `limits_hit` of what it returns."""
    notes, text = Notes(), ""
    try:
        return _read(_with_line_feeds(raw), notes)
    except MemoryError:
        notes.limit("memory")
    except Exception as error:  # noqa: BLE001 - a mail that can't be read must still reach a person
        notes.problem(f"could not be read: {type(error).__name__}")
        text = decode(raw[:_SHOWN_OF_UNREADABLE]).text.replace("\0", "")
    return _head_with(text, raw, notes)


def _head_with(text: str, raw: bytes, notes: Notes) -> ReadMail:
    """What the head says, which decides where the mail goes, and this text."""
    try:
        head = _read(head_of(raw), Notes())
    except Exception:  # noqa: BLE001 - the head may be what can't be read
        head = ReadMail()
    return replace(head, text=text, reply_text=text, problems=notes.problems, limits_hit=notes.limits_hit)


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
    invitation = read_invitation(root, notes)
    text, armor = (text, None) if html else take_armor(text)
    attachments = (*read_attachments(bodies.others, html, notes), *((armor,) if armor else ()))

    def addresses(name: str) -> tuple[Address, ...]:
        return read_addresses(headers.raw(name), notes)

    subject, from_, trace = headers.text("subject"), addresses("from"), _trace(headers)
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
        language=language_of(reply.text) or language_of(subject),
        attachments=attachments,
        kind="auto_reply" if is_answer_of_a_calendar(invitation) and kind == "message" else kind,
        bounce=bounce,
        invitation=invitation,
        protection=read_protection(root, text, armor, notes),
        receipt=read_receipt(root, from_ or addresses("sender"), text, notes) if bounce is None else None,
        protected_subject=protected_subject(root),
        hints=_hints(headers),
        auth=authentication_as_said(trace, from_),
        trace=trace,
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
        spam_verdicts=texts("x-spam") + texts("x-spam-flag") + texts("x-spam-status"),
        spam_results=texts("x-spamd-result"),
        spam_actions=texts("x-rspamd-action"),
    )


def _trace(headers: Headers) -> Trace:
    traced = [(name, value) for name, value in headers.fields if name in _TRACED][:_MOST_HINTS]
    return tuple((name, one_line(decode(value).text)) for name, value in traced)
