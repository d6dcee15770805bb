"""Putting words into the index, in the transaction of what was said."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from firstline.core.prepared import Prepared
from firstline.search.models import Kind, SearchEntry, Unlearned
from firstline.tickets.models import Attachment, Message, Note, Ticket

LONGEST = 100_000


def index_registered_ticket(message_id: int) -> None:
    """Put in a new ticket and its first message."""
    [(ticket_id, subject, requester, text)] = _first_words(message_id=message_id)
    put(
        of_ticket(ticket_id, subject, requester),
        entry(ticket_id, Kind.MESSAGE, message_id, text),
        *(of_file(ticket_id, pk, name) for pk, name in _files_of_message(message_id=message_id)),
    )


def _first_words_of(message_id: int) -> "QuerySet[Message, tuple[int, str, str, str]]":
    columns = ("ticket_id", "ticket__subject", "ticket__requester__name", "text")
    return Message.objects.filter(pk=message_id).values_list(*columns)


def _names_of_message(message_id: int) -> "QuerySet[Attachment, tuple[int, str]]":
    return Attachment.objects.filter(message_id=message_id).values_list("pk", "name")


_first_words = Prepared(_first_words_of)
_files_of_message = Prepared(_names_of_message)


def index_ticket(ticket: Ticket) -> None:
    put(of_ticket(ticket.pk, ticket.subject, ticket.requester.name))


def index_message(message: Message) -> None:
    files = _files_of_message(message_id=message.pk)
    put(of_message(message), *(of_message_file(message, pk, name) for pk, name in files))


def index_note(note: Note) -> None:
    files = Attachment.objects.filter(note=note).values_list("pk", "name")
    put(of_note(note), *(of_file(note.ticket_id, pk, name, is_internal=True) for pk, name in files))


def index_resolution(ticket_id: int, resolution: str) -> None:
    """Put in how a ticket was solved; what nobody has said takes out what was said before."""
    if resolution:
        put(of_resolution(ticket_id, resolution))
    else:
        SearchEntry.objects.filter(kind=Kind.RESOLUTION, source_id=ticket_id).delete()


def forget_message(message_id: int) -> None:
    """Take the words of a withdrawn answer out, and the names of its files."""
    _entries_of(message_id).delete()


def move_message(message_id: int, ticket_id: int) -> None:
    """Have the words of a message, and the names of its files, lead to the ticket it went to."""
    _entries_of(message_id).update(ticket_id=ticket_id)


def _entries_of(message_id: int) -> "QuerySet[SearchEntry]":
    files = Attachment.objects.filter(message_id=message_id).values("pk")
    return SearchEntry.objects.filter(
        Q(kind=Kind.MESSAGE, source_id=message_id) | Q(kind=Kind.FILE, source_id__in=files)
    )


def of_ticket(ticket_id: int, subject: str, requester: str) -> SearchEntry:
    return entry(ticket_id, Kind.SUBJECT, ticket_id, f"{subject}\n{requester}")


def of_message(message: Message) -> SearchEntry:
    return entry(message.ticket_id, Kind.MESSAGE, message.pk, message.text, shown_from=_shown_from(message))


def of_note(note: Note) -> SearchEntry:
    return entry(note.ticket_id, Kind.NOTE, note.pk, note.text, is_internal=True)


def of_message_file(message: Message, attachment_id: int, name: str) -> SearchEntry:
    return of_file(message.ticket_id, attachment_id, name, shown_from=_shown_from(message))


def of_file(
    ticket_id: int, attachment_id: int, name: str, *, is_internal: bool = False, shown_from: datetime | None = None
) -> SearchEntry:
    return entry(ticket_id, Kind.FILE, attachment_id, name, is_internal=is_internal, shown_from=shown_from)


def of_resolution(ticket_id: int, resolution: str) -> SearchEntry:
    made = entry(ticket_id, Kind.RESOLUTION, ticket_id, resolution)
    made.from_desk = True
    return made


def _shown_from(message: Message) -> datetime | None:
    return message.shown_from if message.from_desk else None


def entry(
    ticket_id: int,
    kind: Kind,
    source_id: int,
    text: str,
    *,
    is_internal: bool = False,
    shown_from: datetime | None = None,
) -> SearchEntry:
    return SearchEntry(
        ticket_id=ticket_id,
        kind=kind,
        source_id=source_id,
        text=text[:LONGEST],
        is_internal=is_internal,
        from_desk=is_internal or shown_from is not None,
        shown_from=shown_from,
    )


def put(*entries: SearchEntry) -> None:
    """Put entries in, in the place of those of the same source."""
    put_all(entries)


def put_all(entries: Iterable[SearchEntry]) -> None:
    kept = SearchEntry.objects.bulk_create(
        list(entries),
        update_conflicts=True,
        unique_fields=["kind", "source_id"],
        update_fields=["ticket", "text", "is_internal", "from_desk", "shown_from"],
    )
    Unlearned.objects.bulk_create([Unlearned(entry_id=one.pk) for one in kept])
