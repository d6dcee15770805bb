"""The conversation of a request as its user reads it: bubbles and quiet lines."""

from dataclasses import dataclass, field
from datetime import datetime

from markupsafe import Markup

from firstline.core.html import html_to_text, picture_sources, text_to_html, with_pictures
from firstline.portal.requests.door import Door
from firstline.portal.requests.happenings import happening
from firstline.tickets.events import TicketResolved
from firstline.tickets.models import Attachment, Message
from firstline.tickets.models.ticket import number_of
from firstline.tickets.queries import Entry, thread_of
from firstline.tickets.stages import Channel

OWN_EDITOR = (Channel.DESK, Channel.PORTAL, Channel.LINK, Channel.PHONE)
"""Words from these were written in our own pages, so their formatting is kept. Others are shown as plain text."""

NOTHING = Markup("")


@dataclass(frozen=True)
class SentFile:
    """A file below a message. `thumb` is the address of its small copy, empty for what is no picture."""

    name: str
    size: int
    url: str
    thumb: str


@dataclass(frozen=True)
class Turn:
    """One thing in the talk: a bubble (`body`), or a quiet line (`line`). `body` is harmless HTML. Folded away below
    it: `rest`, quoted text and signature, with the pictures that stood there. `number` is the request it was said in,
    where that was merged into this one."""

    key: str
    at: datetime
    number: str = ""
    line: str = ""
    who: str = ""
    is_own: bool = False
    is_from_desk: bool = False
    is_solution: bool = False
    body: Markup = NOTHING
    rest: Markup = NOTHING
    files: list[SentFile] = field(default_factory=list)
    rest_files: list[SentFile] = field(default_factory=list)


@dataclass(frozen=True)
class Talk:
    """The newest turns, oldest first. `earlier` is the moment before which there are more."""

    turns: list[Turn]
    earlier: datetime | None


def talk_of(door: Door, *, at: datetime, before: datetime | None = None) -> Talk:
    """What has been said in public, and what happened, as the one at this door may see it."""
    thread = thread_of(door.ticket, door.actor, at=at, before=before)
    turns = [turn for entry in thread.entries if (turn := _turn(entry, door))]
    return Talk(turns=turns, earlier=thread.earlier)


def _turn(entry: Entry, door: Door) -> Turn | None:
    if entry.message is not None:
        return _bubble(entry.message, entry.attachments, door)
    if entry.event is None:
        return None
    line = happening(entry.event, viewer_id=door.person.pk)
    if not line:
        return None
    solution = entry.event.data["resolution"] if entry.event.kind == TicketResolved.kind else ""
    return Turn(
        key=f"event-{entry.id}",
        at=entry.at,
        line=line,
        is_solution=bool(solution),
        body=Markup(text_to_html(solution)),  # noqa: S704 -- escaped there
    )


def _bubble(message: Message, attachments: list[Attachment], door: Door) -> Turn:
    body, shown_inside = _body(message, attachments, door)
    rest = text_to_html(html_to_text(message.rest_html)) if message.rest_html else ""
    if not body and not rest and not attachments:
        body = text_to_html(door.ticket.subject)  # whoever said all in the first line wrote nothing below it
    folded = _pictures_in(message.rest_html)
    files = [one for one in attachments if one.pk not in shown_inside]
    return Turn(
        key=f"message-{message.pk}",
        at=message.at,
        number=number_of(message.ticket_id) if message.ticket_id != door.ticket.pk else "",
        who=message.author_name,
        is_own=message.author_id == door.person.pk,
        is_from_desk=message.from_desk,
        body=Markup(body),  # noqa: S704 -- cleaned when it was written
        rest=Markup(rest),  # noqa: S704 -- escaped there
        files=[_sent(one, door) for one in files if one.content_id not in folded],
        rest_files=[_sent(one, door) for one in files if one.content_id in folded],
    )


def _pictures_in(html: str) -> set[str]:
    """The content ids of pictures that stand in a part of a mail."""
    sources = picture_sources(html) if "cid:" in html else []
    return {source[4:] for source in sources if source.startswith("cid:") and source[4:]}


def _body(message: Message, attachments: list[Attachment], door: Door) -> tuple[str, set[int]]:
    if not message.html or message.channel not in OWN_EDITOR:
        return text_to_html(message.text), set()
    inside = {f"cid:{one.content_id}": one for one in attachments if one.content_id and one.file.is_picture}
    shown: set[int] = set()

    def place(address: str) -> str | None:
        found = inside.get(address)
        if found is None:
            return None
        shown.add(found.pk)
        return door.file_url(found)

    return with_pictures(
        message.html, place, called=lambda address: inside[address].name if address in inside else ""
    ), shown


def _sent(attachment: Attachment, door: Door) -> SentFile:
    return SentFile(
        name=attachment.name,
        size=attachment.file.size,
        url=door.file_url(attachment),
        thumb=f"{door.file_url(attachment)}?size=thumb" if attachment.file.is_picture else "",
    )
