"""Mailing an agent's answer to each of those it is for."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _

from firstline.channels.email.actions.queue_mail import Letter, queue_mail
from firstline.channels.email.composing.brands import brand_for
from firstline.channels.email.composing.enclosures import Enclosures, enclosures_of
from firstline.channels.email.queries import came_encrypted
from firstline.core.html import text_to_html, with_pictures
from firstline.core.models import LoggedEvent
from firstline.notify.kinds import Kind
from firstline.notify.queries import text_for
from firstline.notify.rendering import quote, render
from firstline.notify.signing import Signer, is_signed_already, signature_of
from firstline.notify.speaker import speaking_for
from firstline.notify.speaking import language_for, request_values
from firstline.notify.wording.fill import Value
from firstline.people.models import Person
from firstline.tickets.events import TicketAnswered
from firstline.tickets.models import Attachment, Message

Shown = tuple[tuple[str, str], ...]


def send_answer(event: TicketAnswered, logged: LoggedEvent) -> None:
    """Queue the answer for everybody it is for who has an address; it leaves when it can't be taken back any more."""
    message = Message.objects.select_related("ticket__requester", "ticket__team", "author").get(pk=event.message_id)
    if message.withdrawn_at is not None:
        return
    people = Person.objects.in_bulk([one["id"] for one in message.recipients])
    enclosures = enclosures_of(message)
    to, cc = _shown(message, "to"), _shown(message, "cc")
    for one in message.recipients:
        if one["address"] and one["id"] in people:
            queue_mail(
                _letter(message, people[one["id"]], str(one["address"]), to, cc, enclosures, logged), at=logged.at
            )


def _shown(message: Message, part: str) -> Shown:
    return tuple((one["name"], one["address"]) for one in message.recipients if one["as"] == part and one["address"])


def _letter(
    message: Message, person: Person, address: str, to: Shown, cc: Shown, enclosures: Enclosures, logged: LoggedEvent
) -> Letter:
    ticket, language = message.ticket, language_for(person, message.ticket)
    with translation.override(language), speaking_for(brand_for(ticket)):
        values = request_values(ticket, person, at=logged.at)
        values["agent.name"] = Value(message.author_name)
        values["signature"] = _signature(message, language)
        values["words"] = _words(message, enclosures, values["link"].text)
        values["quoted"] = _last_words(message, person, language)
        said = render(Kind.ANSWER, language, values)
    return Letter(
        key=f"{logged.pk}:{person.pk}:{Kind.ANSWER}",
        kind=Kind.ANSWER,
        address=address,
        name=person.name,
        from_name=message.author_name,
        subject=said.subject,
        text=said.text,
        html=said.html,
        language=language,
        ticket=ticket,
        message=message,
        person=person,
        to=to or cc,
        cc=cc if to else (),
    )


def _words(message: Message, enclosures: Enclosures, link: str) -> Value:
    """What was said, and which of its files are too large to come along."""
    shown = {f"cid:{one.content_id}" for one in enclosures.inline}
    html = with_pictures(
        message.html or text_to_html(message.text),
        lambda source: None if source.startswith("cid:") and source not in shown else source,
    )
    if not enclosures.too_large:
        return Value(message.text, html)
    note = _("Too large for a mail, but in your request: %(names)s") % {"names": _names(enclosures.too_large)}
    return Value(f"{message.text}\n\n{note}\n{link}".strip(), html + text_to_html(f"{note}\n{link}"))


def _signature(message: Message, language: str) -> Value:
    """What the answer is signed with, unless it ends with that already."""
    signature = signature_of(Signer(message.author, message.author_name, message.ticket.team), language)
    return Value("") if is_signed_already(message.text, signature) else signature


def _names(attachments: Iterable[Attachment]) -> str:
    return ", ".join(f"{one.name} ({_megabytes(one.file.size)})" for one in attachments)


def _megabytes(size: int) -> str:
    return _("%(n)s MB") % {"n": max(1, round(size / 1024 / 1024))}


def _last_words(message: Message, person: Person, language: str) -> Value:
    """The last thing this very person wrote, if the desk's words around answers quote it. Nobody is sent another's, and
    what came encrypted doesn't go back in the clear."""
    if "quoted" not in text_for(Kind.ANSWER, language).body:
        return Value("")
    earlier = Message.objects.filter(ticket=message.ticket_id, author=person, from_desk=False, pk__lt=message.pk)
    last = earlier.order_by("-id").first()
    return Value("") if last is None or came_encrypted(last.pk) else quote(last.text)
