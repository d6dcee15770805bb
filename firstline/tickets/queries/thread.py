"""What was said and done in a ticket, in order of time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from django.db.models import Q

from firstline.core.access import Actor
from firstline.core.models import LoggedEvent
from firstline.tickets.events import AnswerWithdrawn, NoteWritten, TicketAnswered, UserReplied
from firstline.tickets.models import Attachment, Message, Note, Ticket
from firstline.tickets.policies import sees_notes, visible_messages, visible_notes

SHOWN_AS_WORDS = (TicketAnswered.kind, UserReplied.kind, NoteWritten.kind, AnswerWithdrawn.kind)


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

    `last_message_id` is the newest message of the whole ticket, 0 when there is none.
    """

    entries: list[Entry]
    earlier: datetime | None
    last_message_id: int


def thread_of(ticket: Ticket, actor: Actor, *, at: datetime, before: datetime | None = None, size: int = 60) -> Thread:
    """The part of the thread this actor may see, at most `size` entries, those before `before` if given."""
    older = Q(at__lt=before) if before else Q()
    messages = list(
        visible_messages(actor, ticket, at).filter(older).select_related("author").order_by("-at", "-id")[: size + 1]
    )
    notes = list(visible_notes(actor, ticket).filter(older).select_related("author").order_by("-at", "-id")[: size + 1])
    events = _events(ticket, actor, older, size)
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
    )


def _events(ticket: Ticket, actor: Actor, older: Q, size: int) -> list[LoggedEvent]:
    happened = LoggedEvent.objects.filter(older, subject="ticket", subject_id=ticket.pk).exclude(
        kind__in=SHOWN_AS_WORDS
    )
    if not sees_notes(actor):
        happened = happened.filter(public=True)
    return list(happened.order_by("-id")[: size + 1])


def _attachments(
    messages: Iterable[Message], notes: Iterable[Note]
) -> defaultdict[tuple[str, int | None], list[Attachment]]:
    found: defaultdict[tuple[str, int | None], list[Attachment]] = defaultdict(list)
    of_these = Q(message_id__in=[m.pk for m in messages]) | Q(note_id__in=[n.pk for n in notes])
    for attachment in Attachment.objects.filter(of_these).select_related("file").order_by("id"):
        kind = "message" if attachment.message_id else "note"
        found[kind, attachment.message_id or attachment.note_id].append(attachment)
    return found
