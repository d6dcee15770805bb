"""Tells bounces from other mail and reads them."""

import re

from firstline.channels.email.reading.addresses import read_addresses
from firstline.channels.email.reading.bounces.phrases import (
    BODIES,
    DAEMON_NAMES,
    DAEMONS,
    KEEPER_NAMES,
    KEEPERS,
    KEEPERS_CONTAIN,
    OFFICES,
    SPOKEN_BY_SERVERS,
    SUBJECTS,
)
from firstline.channels.email.reading.bounces.reports import Report, read_report
from firstline.channels.email.reading.bounces.texts import goes_on_trying, recipients_in, recipients_of_original
from firstline.channels.email.reading.headers import Headers, read_head
from firstline.channels.email.reading.ids import read_id
from firstline.channels.email.reading.limits import Notes
from firstline.channels.email.reading.mail import Address, Bounce, Receipt
from firstline.channels.email.reading.parts import Part, read_parts

_MESSAGE_ID = re.compile(r"^[ \t>]{0,10}Message-ID:\s{0,5}<([^<>\s]{3,500})>", re.IGNORECASE | re.MULTILINE)
_ORIGINAL_TYPES = {"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"}
_ANSWER = re.compile(r"(?:re|sv|aw|antw|fw|fwd|vb|wg|tr|rv|ynt|odp|vs)\s?:", re.IGNORECASE)
_READ = 20_000
_TECHNICAL = re.compile(
    r"\b[45]\d\d[ -]|\b[45]\.\d\.\d{1,3}\b|smtp|@|recipient|mailbox|user|empfänger|destinat|mottagare"
    r"|modtager|mottaker|vastaanottaj|ontvanger|geadresseerde|odbior|příjemce|получател|受信者|收件人|받는",
    re.IGNORECASE,
)


def read_bounce(root: Part, sender: tuple[Address, ...], text: str, notes: Notes) -> Bounce | None:
    """Read a message as a bounce; None if it is none."""
    report = read_report(root, notes)
    if report is not None and report.actions and _is_about_a_report(root, sender):
        return _from_report(root, report, text, notes) if report.is_bounce else None
    if not _is_bounce_by_words(root, sender, text[:_READ]):
        return None
    return _from_words(root, report, sender, text, notes)


def read_receipt(root: Part, sender: tuple[Address, ...], text: str, notes: Notes) -> Receipt | None:
    """Read a message as the report that something was delivered, or passed on, to all it names; None if it is none."""
    report = read_report(root, notes)
    if report is None or report.is_bounce or not _is_about_a_report(root, sender):
        return None
    if not report.reached and not report.passed_on:
        return None
    return Receipt(report.reached, _original_id(root, text, notes), report.passed_on)


def _is_about_a_report(root: Part, sender: tuple[Address, ...]) -> bool:
    """Tell a report from a mail in which a person passes one on."""
    return root.type == "multipart/report" or _is_daemon(sender) or _has_null_path(root.headers)


def _from_report(root: Part, report: Report, text: str, notes: Notes) -> Bounce:
    recipients = report.recipients or recipients_in(text[:_READ], _strangers(root.headers, ()))
    return Bounce(recipients, report.is_permanent, _original_id(root, text, notes), report.diagnostic)


def _from_words(root: Part, report: Report | None, sender: tuple[Address, ...], text: str, notes: Notes) -> Bounce:
    recipients = (
        _failed_recipients(root.headers)
        or (report.recipients if report else ())
        or recipients_in(text[:_READ], _strangers(root.headers, sender))
        or _recipients_inside(root, notes)
        or recipients_of_original(text[:_READ])
    )
    is_delayed = goes_on_trying(f"{root.headers.text('subject')}\n{text[:_READ]}")
    return Bounce(recipients, not is_delayed, _original_id(root, text, notes))


def _is_bounce_by_words(root: Part, sender: tuple[Address, ...], text: str) -> bool:
    headers = root.headers
    if "x-failed-recipients" in headers or _is_declared(root):
        return True
    subject = headers.text("subject").casefold()
    if _ANSWER.match(subject):
        return False
    subject_says = any(phrase in subject for phrase in SUBJECTS)
    body_says = _says_failure(text)
    if _is_daemon(sender):
        return subject_says or body_says
    if not subject_says or _TECHNICAL.search(text) is None:
        return False
    if _has_null_path(headers) or (_is_keeper(sender) and body_says):
        return True
    return _is_office(sender) and body_says and _is_spoken_by_server(text)


def _is_declared(root: Part) -> bool:
    return root.is_multipart and root.content_type.named.get("report-type", "").lower() == "delivery-status"


def _says_failure(text: str) -> bool:
    said = " ".join(text[:5_000].casefold().split())
    return any(phrase in said for phrase in BODIES)


def _is_daemon(sender: tuple[Address, ...]) -> bool:
    return any(_local(address) in DAEMONS or _is_daemon_name(address) for address in sender)


def _is_daemon_name(address: Address) -> bool:
    name = address.name.casefold() or _local(address)
    return name.startswith(DAEMON_NAMES)


def _is_keeper(sender: tuple[Address, ...]) -> bool:
    return any(not address.address or _keeps_mail(_local(address)) or _has_keeper_name(address) for address in sender)


def _is_office(sender: tuple[Address, ...]) -> bool:
    return any(_local(address) in OFFICES for address in sender)


def _is_spoken_by_server(text: str) -> bool:
    said = " ".join(text[:5_000].casefold().split())
    return any(phrase in said for phrase in SPOKEN_BY_SERVERS)


def _keeps_mail(local: str) -> bool:
    return local in KEEPERS or any(part in local for part in KEEPERS_CONTAIN)


def _has_keeper_name(address: Address) -> bool:
    name = address.name.casefold() or _local(address)
    return name.startswith(KEEPER_NAMES)


def _local(address: Address) -> str:
    local = address.address.casefold().rpartition("@")[0] or address.address.casefold()
    return local.strip('"').partition("\\")[0]


def _has_null_path(headers: Headers) -> bool:
    paths = headers.raw("return-path")
    return bool(paths) and (not paths[0].strip(" <>") or paths[0].strip(" <").lower().startswith("mailer-daemon"))


def _recipients_inside(root: Part, notes: Notes) -> tuple[str, ...]:
    """List whom the message inside is about: it may be a report itself, or the mail that was not delivered."""
    for part in root.walk():
        if part.type == "message/rfc822":
            inside = read_parts(part.content(notes), notes)
            report = read_report(inside, notes)
            if report is not None and report.recipients:
                return report.recipients
            return tuple(address.address for address in read_addresses(inside.headers.raw("to"), notes))
    return ()


def _failed_recipients(headers: Headers) -> tuple[str, ...]:
    found = (part.strip(" <>") for value in headers.raw("x-failed-recipients") for part in value.split(","))
    return tuple(address for address in found if "@" in address)[:1_000]


def _strangers(headers: Headers, sender: tuple[Address, ...]) -> frozenset[str]:
    """Collect the addresses that take part in the bounce itself."""
    written = " ".join(headers.first(name) for name in ("from", "to", "sender", "reply-to", "return-path", "errors-to"))
    own = {word.strip("<>,;\"'()").casefold() for word in written.split() if "@" in word}
    return frozenset(own | {address.address.casefold() for address in sender})


def _original_id(root: Part, text: str, notes: Notes) -> str:
    """Find the Message-ID of the mail that was not delivered."""
    for part in root.walk():
        if part.type in _ORIGINAL_TYPES:
            found = _id_in(part, notes)
            if found:
                return found
    quoted = _MESSAGE_ID.search(text)
    return quoted[1] if quoted else ""


def _id_in(part: Part, notes: Notes) -> str:
    content = part.content(notes)
    headers, _ = read_head(content, len(content) - len(content.lstrip()), len(content), notes)
    return read_id(headers.first("message-id"))
