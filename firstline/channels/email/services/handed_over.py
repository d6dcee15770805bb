"""The mails in what a service has posted: byte for byte where it gives them raw, else put together from their parts."""

import base64
import binascii
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from firstline.channels.email.models.mail_service import MailService
from firstline.channels.email.services.anymail_views import events_in
from firstline.channels.email.services.known import INCOMING
from firstline.channels.email.services.posted import Posted, Unreadable
from firstline.channels.email.services.putting_together import mail_of


@dataclass(frozen=True)
class Brought:
    """A mail with its envelope, as far as the service tells it."""

    raw: bytes
    sender: str = ""
    recipients: tuple[str, ...] = ()


def mails_in(service: str, posted: Posted, keys: Mapping[str, str]) -> list[Brought]:
    """Every mail it brings. Raises Unreadable."""
    read = _RAW.get(service)
    try:
        raw = list(read(posted)) if read is not None else []
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as fault:
        raise Unreadable(type(fault).__name__) from fault
    return raw or [_of_parts(event) for event in events_in(posted, INCOMING[service].view, **keys)]


def _mailgun(posted: Posted) -> Iterator[Brought]:
    raw = None if posted.is_json else posted.field("body-mime")
    if raw is not None:
        yield Brought(raw, posted.words("sender"), _all(posted.words("recipient").split(",")))


def _sendgrid(posted: Posted) -> Iterator[Brought]:
    raw = posted.field("email")
    if raw is not None and posted.field("headers") is None:
        envelope = json.loads(posted.words("envelope") or "{}")
        yield Brought(raw, str(envelope.get("from") or ""), _all(envelope.get("to") or ()))


def _postmark(posted: Posted) -> Iterator[Brought]:
    said = posted.json
    if "RawEmail" in said and said.get("RecordType", "Inbound") == "Inbound":
        first: dict[str, str] = next(iter(said.get("Headers") or ()), {})
        sender = first.get("Value", "") if first.get("Name", "").lower() == "return-path" else ""
        yield Brought(_bytes(said["RawEmail"]), sender.strip("<> "), _all([said.get("OriginalRecipient")]))


def _mandrill(posted: Posted) -> Iterator[Brought]:
    for event in json.loads(posted.words("mandrill_events")):
        if event.get("event") == "inbound":
            yield Brought(_bytes(event["msg"]["raw_msg"]), "", _all([event["msg"].get("email")]))


def _sparkpost(posted: Posted) -> Iterator[Brought]:
    for event in posted.json:
        relayed = event["msys"].get("relay_message")
        if relayed is not None:
            content = relayed["content"]
            raw = _decoded(content["email_rfc822"], is_base64=bool(content.get("email_rfc822_is_base64")))
            yield Brought(raw, str(relayed.get("msg_from") or ""), _all([relayed.get("rcpt_to")]))


def _mailersend(posted: Posted) -> Iterator[Brought]:
    said = posted.json
    if said["type"] == "inbound.message":
        data = said["data"]
        recipients = [one.get("email") for one in (data.get("recipients") or {}).get("rcptTo") or ()]
        yield Brought(_bytes(data["raw"]), str((data.get("sender") or {}).get("email") or ""), _all(recipients))


def _postal(posted: Posted) -> Iterator[Brought]:
    said = posted.json
    if "message" in said and "status" not in said:
        raw = _decoded(said["message"], is_base64=said.get("base64") is True)
        yield Brought(raw, str(said.get("mail_from") or ""), _all([said.get("rcpt_to")]))


_RAW: Mapping[str, Callable[[Posted], Iterator[Brought]]] = {
    MailService.MAILERSEND: _mailersend,
    MailService.MAILGUN: _mailgun,
    MailService.MANDRILL: _mandrill,
    MailService.POSTAL: _postal,
    MailService.POSTMARK: _postmark,
    MailService.SENDGRID: _sendgrid,
    MailService.SPARKPOST: _sparkpost,
}


def _of_parts(event: Any) -> Brought:
    message = getattr(event, "message", None)
    if message is None:
        raise Unreadable("no mail that came in")
    return Brought(mail_of(message), message.envelope_sender or "", _all([message.envelope_recipient]))


def _decoded(written: str, *, is_base64: bool) -> bytes:
    try:
        return base64.b64decode(written) if is_base64 else _bytes(written)
    except binascii.Error as fault:
        raise Unreadable("no base64") from fault


def _bytes(written: str) -> bytes:
    return written.encode("utf-8", "surrogatepass")


def _all(addresses: Any) -> tuple[str, ...]:
    return tuple(str(one).strip() for one in addresses if one and str(one).strip())
