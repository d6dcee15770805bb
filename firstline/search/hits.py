"""What is shown of a find: the ticket, who said the words where and when, and the words around."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from markupsafe import Markup

from firstline.core.prepared import Prepared
from firstline.search.asking import Term
from firstline.search.entries import Entry
from firstline.search.marking import NOTHING, marked, snippet
from firstline.search.models import Kind
from firstline.search.ranking import Ranked
from firstline.tickets.models import Attachment, Message, Note, Ticket


@dataclass(frozen=True)
class Said:
    """Where words were said: `place` is the message or note in the page of the ticket ("message-12")."""

    place: str
    who: str
    at: datetime


@dataclass(frozen=True)
class Hit:
    """A found ticket, its subject and the words around with what was looked for marked. `said` is who said them; None
    where only the subject tells, or how it was solved."""

    ticket: Ticket
    subject: Markup
    snippet: Markup = NOTHING
    is_internal: bool = False
    is_file: bool = False
    said: Said | None = field(default=None)

    @property
    def place(self) -> str:
        return self.said.place if self.said else ""


def hits_of(finds: list[Ranked], terms: Iterable[Term]) -> list[Hit]:
    """The finds as they are shown, in their order."""
    terms = tuple(terms)
    tickets = {ticket.pk: ticket for ticket in _tickets.among(ids=[find.ticket_id for find in finds])} if finds else {}
    said = _said([find.said for find in finds if find.said])
    return [_hit(tickets[find.ticket_id], find.said, said, terms) for find in finds if find.ticket_id in tickets]


def _hit(ticket: Ticket, entry: Entry | None, said: dict[Entry, Said], terms: tuple[Term, ...]) -> Hit:
    subject = marked(ticket.subject, terms)
    if entry is None:
        return Hit(ticket, subject)
    return Hit(
        ticket,
        subject,
        snippet(entry.text, terms),
        is_internal=entry.is_internal,
        is_file=entry.kind == Kind.FILE,
        said=said.get(entry),
    )


def _said(entries: list[Entry]) -> dict[Entry, Said]:
    found: dict[tuple[str, int], Said] = {}
    for kind, question in ((Kind.MESSAGE, _messages), (Kind.NOTE, _notes), (Kind.FILE, _files)):
        if ids := [entry.source_id for entry in entries if entry.kind == kind]:
            found |= {(kind.value, row[0]): _said_in(kind, row) for row in question.among(ids=ids)}
    return {entry: found[entry.kind, entry.source_id] for entry in entries if (entry.kind, entry.source_id) in found}


def _said_in(kind: Kind, row: Any) -> Said:
    if kind != Kind.FILE:
        pk, who, at = row
        return Said(f"{kind.value}-{pk}", who, at)
    _pk, message, message_by, message_at, note, note_by, note_at = row
    if message:
        return Said(f"message-{message}", message_by, message_at)
    return Said(f"note-{note}", note_by, note_at)


def _tickets_of(ids: list[int]) -> QuerySet[Ticket]:
    return Ticket.objects.select_related("requester", "organisation", "state", "assignee").filter(pk__in=ids)


def _messages_of(ids: list[int]) -> "QuerySet[Message, Any]":
    return Message.objects.filter(pk__in=ids).values_list("pk", "author_name", "at")


def _notes_of(ids: list[int]) -> "QuerySet[Note, Any]":
    return Note.objects.filter(pk__in=ids).values_list("pk", "author_name", "at")


def _files_of(ids: list[int]) -> "QuerySet[Attachment, Any]":
    of_message = ("message_id", "message__author_name", "message__at")
    return Attachment.objects.filter(pk__in=ids).values_list(
        "pk", *of_message, "note_id", "note__author_name", "note__at"
    )


_tickets = Prepared(_tickets_of)
_messages = Prepared(_messages_of)
_notes = Prepared(_notes_of)
_files = Prepared(_files_of)
