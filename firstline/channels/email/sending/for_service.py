"""A finished mail in the shape that services want: its parts instead of its bytes."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from typing import Any

from django.core.mail import EmailMultiAlternatives

from firstline.channels.email.composing.compose import ReadyMail
from firstline.channels.email.services.known import Outgoing

WRITTEN_BY_THE_SERVICE = frozenset(
    {"from", "to", "cc", "subject", "reply-to", "date", "mime-version", "content-type", "content-transfer-encoding"}
)


def as_message(mail: ReadyMail, known: Outgoing) -> EmailMultiAlternatives:
    """It as Django's mail, to its one recipient: whom a service sees in To and Cc it writes to, each with a mail more.

    Where the service gives the mail another Message-ID, ours goes along among those that are referred to, so that an
    answer names it.
    """
    parsed = message_from_bytes(mail.raw, policy=default)
    text, html = parsed.get_body(("plain",)), parsed.get_body(("html",))
    made = EmailMultiAlternatives(
        subject=str(parsed["Subject"] or ""),
        body=_words(text),
        from_email=_people(parsed, "From")[0],
        to=[_recipient(parsed, mail.recipient)],
        reply_to=_people(parsed, "Reply-To"),
        headers=dict(_headers(parsed, known)),
    )
    if html is not None:
        made.attach_alternative(_words(html), "text/html")
    for part in parsed.walk():
        if not part.is_multipart() and part is not text and part is not html:
            made.attachments.append(_attachment(part, is_shown=known.shows_pictures))
    return made


def _headers(parsed: EmailMessage, known: Outgoing) -> Iterator[tuple[str, str]]:
    own_id = str(parsed["Message-ID"] or "").strip()
    answered = str(parsed["In-Reply-To"] or "").strip()
    if known.takes == "in-reply-to":
        yield from [("In-Reply-To", answered)] if answered else []
        return
    for name, value in parsed.items():
        if name.lower() not in WRITTEN_BY_THE_SERVICE | {"message-id", "references"}:
            yield name, str(value)
    referred = str(parsed["References"] or "").split()
    if known.keeps_message_id:
        yield from [("Message-ID", own_id)] if own_id else []
    elif own_id:
        referred.append(own_id)
    if referred:
        yield "References", " ".join(referred)
    yield from known.headers.items()


def _people(parsed: EmailMessage, name: str) -> list[str]:
    header: Any = parsed[name]
    return [str(one) for one in header.addresses] if header is not None else []


def _recipient(parsed: EmailMessage, address: str) -> str:
    """The recipient with their name, where To or Cc say it."""
    for name in ("To", "Cc"):
        header: Any = parsed[name]
        for one in header.addresses if header is not None else ():
            if one.addr_spec.lower() == address.lower():
                return str(one)
    return address


def _words(part: MIMEPart | None) -> str:
    return str(part.get_content()).replace("\r\n", "\n") if part is not None else ""


def _attachment(part: MIMEPart, *, is_shown: bool) -> MIMEPart:
    if is_shown or part.get_content_disposition() != "inline":
        return part
    copy = MIMEPart(policy=default)
    main, _slash, sub = part.get_content_type().partition("/")
    copy.set_content(part.get_payload(decode=True), maintype=main, subtype=sub, filename=part.get_filename() or "")
    return copy
