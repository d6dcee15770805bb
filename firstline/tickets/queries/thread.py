"""What was said and done in a ticket, in order of time."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from django.db.models import Q, QuerySet

from firstline.core.access import Actor
from firstline.core.models import LoggedEvent
from firstline.core.prepared import Prepared
from firstline.tickets.events import AnswerWithdrawn, NoteWritten, TicketAnswered, UserReplied, WroteInMerged
from firstline.tickets.models import Attachment, Message, Note, Ticket
from firstline.tickets.policies import (
    messages_inside,
    notes_inside,
    sees_notes,
    visible_messages,
    visible_notes,
    visible_to,
)

LONGEST_NUMBER = 17
SHOWN_AS_WORDS = (TicketAnswered.kind, UserReplied.kind, NoteWritten.kind, AnswerWithdrawn.kind, WroteInMerged.kind)


@dataclass(frozen=True)
class Entry:
    """One thing in a thread: exactly one of `message`, `note` and `event` is there."""

    kind: Literal["message", "note", "event"]
    at: datetime
    id: int
    message: Message | None = None
    note: Note | None = None
    event: LoggedEvent | None = None
    attachments: list[Attachment] = field(default_factory=list)


@dataclass(frozen=True)
class Thread:
    """The newest entries, oldest first. `earlier` is the moment before which there are more (None: none are).

    `last_message_id` is the newest message of the whole ticket, 0 when there is none. `ids` are the tickets whose words
    stand in it: the ticket itself, and those merged into it that the reader may see.
    """

    entries: list[Entry]
    earlier: datetime | None
    last_message_id: int
    ids: list[int] = field(default_factory=list)


def thread_of(ticket: Ticket, actor: Actor, *, at: datetime, before: datetime | None = None, size: int = 60) -> Thread:
    """The part of the thread this actor may see, at most `size` entries, those before `before` if given.

    What was said in tickets that were merged into this one belongs to it, for those who may see these.
    """
    until = {"before": before} if before else {}
    inside = _inside(actor, ticket_id=ticket.pk)
    if inside:
        messages, notes = _said_inside(actor, [ticket.pk, *inside], at, before, size + 1)
    else:
        sees_at = {} if sees_notes(actor) else {"at": at}
        messages = _messages(actor, size + 1, ticket_id=ticket.pk, **sees_at, **until)
        notes = _notes(actor, size + 1, ticket_id=ticket.pk, **until)
    events = _events(sees_notes(actor), size + 1, ticket_id=ticket.pk, **until)
    attachments = _attachments(messages, notes)
    entries = sorted(
        [
            *(Entry("message", m.at, m.pk, message=m, attachments=attachments["message", m.pk]) for m in messages),
            *(Entry("note", n.at, n.pk, note=n, attachments=attachments["note", n.pk]) for n in notes),
            *(Entry("event", e.at, e.pk, event=e) for e in events),
        ],
        key=lambda entry: (entry.at, entry.kind != "message", entry.id),
    )
    shown = entries[-size:]
    return Thread(
        entries=shown,
        earlier=shown[0].at if len(entries) > size else None,
        last_message_id=max((m.pk for m in messages), default=0),
        ids=[ticket.pk, *inside],
    )


def _inside_of(actor: Actor, ticket_id: int) -> "QuerySet[Ticket, int]":
    return visible_to(actor).filter(goes_on_in=ticket_id).values_list("pk", flat=True)


def _said_inside(
    actor: Actor, ids: list[int], at: datetime, before: datetime | None, size: int
) -> tuple[list[Message], list[Note]]:
    said = messages_inside(actor, ids, at).filter(_earlier(before)).order_by("-at", "-id")[:size]
    noted = notes_inside(actor, ids).filter(_earlier(before)).order_by("-at", "-id")[:size]
    return list(said), list(noted)


def said_at(ticket: Ticket, actor: Actor, place: str, *, at: datetime) -> datetime | None:
    """When the message or note that `place` names ("message-12") was said; None for what this actor may not read."""
    kind, _dash, number = place.partition("-")
    if not (number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER):
        return None
    readable = {"message": visible_messages(actor, ticket, at), "note": visible_notes(actor, ticket)}.get(kind)
    return None if readable is None else readable.filter(pk=int(number)).values_list("at", flat=True).first()


def _messages_of(
    actor: Actor, size: int, ticket_id: int, at: datetime | None = None, before: datetime | None = None
) -> QuerySet[Message]:
    # Those who see notes see each message at once, so that their question has no moment.
    said = visible_messages(actor, ticket_id, at or datetime.max.replace(tzinfo=UTC))
    return said.filter(_earlier(before)).order_by("-at", "-id")[:size]


def _notes_of(actor: Actor, size: int, ticket_id: int, before: datetime | None = None) -> QuerySet[Note]:
    return visible_notes(actor, ticket_id).filter(_earlier(before)).order_by("-at", "-id")[:size]


def _events_of(
    sees_all: bool,  # noqa: FBT001
    size: int,
    ticket_id: int,
    before: datetime | None = None,
) -> QuerySet[LoggedEvent]:
    happened = LoggedEvent.objects.filter(_earlier(before), subject="ticket", subject_id=ticket_id)
    told = happened.exclude(kind__in=SHOWN_AS_WORDS)
    return (told if sees_all else told.filter(public=True)).order_by("-id")[:size]


def _earlier(before: datetime | None) -> Q:
    return Q(at__lt=before) if before else Q()


_inside = Prepared(_inside_of)
_messages = Prepared(_messages_of)
_notes = Prepared(_notes_of)
_events = Prepared(_events_of)


def _attachments(messages: list[Message], notes: list[Note]) -> defaultdict[tuple[str, int | None], list[Attachment]]:
    found: defaultdict[tuple[str, int | None], list[Attachment]] = defaultdict(list)
    if messages or notes:
        for attachment in _attached.among(message_ids=[m.pk for m in messages], note_ids=[n.pk for n in notes]):
            kind = "message" if attachment.message_id else "note"
            found[kind, attachment.message_id or attachment.note_id].append(attachment)
    return found


def _attached_of(message_ids: list[int], note_ids: list[int]) -> QuerySet[Attachment]:
    to_these = Q(message_id__in=message_ids) | Q(note_id__in=note_ids)
    return Attachment.objects.filter(to_these).select_related("file").order_by("id")


_attached = Prepared(_attached_of)
