"""Making the index anew while the desk is in use: ticket by ticket, each replaced in one transaction, so that there is
no moment in which what was found before isn't found."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max, Q

from firstline.search.actions.index import (
    of_file,
    of_message,
    of_message_file,
    of_note,
    of_resolution,
    of_ticket,
    put_all,
)
from firstline.search.models import SearchEntry
from firstline.tickets.models import Attachment, Message, Note, Ticket

AT_ONCE = 100
Key = tuple[str, int]


@dataclass(frozen=True)
class Progress:
    """How far it is: tickets looked at, entries written anew and taken out, and the highest number there was."""

    tickets: int
    written: int
    removed: int
    reached: int
    end: int


def rebuild_index() -> Iterator[Progress]:
    """Bring every entry to what its ticket says now; yields after each hundred tickets. Stopped half-way, it has done
    what it has said, and may be begun again."""
    end = Ticket.objects.aggregate(end=Max("pk"))["end"] or 0
    tickets = written = removed = reached = 0
    while reached < end:
        ids = list(
            Ticket.objects.filter(pk__gt=reached, pk__lte=end).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
        )
        if not ids:
            break
        new, old = _rebuild(ids)
        tickets, written, removed, reached = tickets + len(ids), written + new, removed + old, ids[-1]
        yield Progress(tickets, written, removed, reached, end)


@transaction.atomic
def _rebuild(ids: list[int]) -> tuple[int, int]:
    """The tickets are locked as by who says something in them, so that nothing is said meanwhile."""
    tickets = list(
        Ticket.objects.select_for_update(of=("self",)).select_related("requester").filter(pk__in=ids).order_by("pk")
    )
    kept = {_key(entry): entry for entry in SearchEntry.objects.filter(ticket__in=ids)}
    wanted = {_key(entry): entry for entry in _entries(tickets)}
    changed = [entry for key, entry in wanted.items() if key not in kept or not _is_same(kept[key], entry)]
    stale = [entry.pk for key, entry in kept.items() if key not in wanted]
    if changed:
        put_all(changed)
    if stale:
        SearchEntry.objects.filter(pk__in=stale).delete()
    return len(changed), len(stale)


def _entries(tickets: list[Ticket]) -> Iterator[SearchEntry]:
    for ticket in tickets:
        yield of_ticket(ticket.pk, ticket.subject, ticket.requester.name)
        if ticket.resolution:
            yield of_resolution(ticket.pk, ticket.resolution)
    said = {message.pk: message for message in Message.objects.filter(ticket__in=tickets, withdrawn_at=None)}
    notes = {note.pk: note for note in Note.objects.filter(ticket__in=tickets)}
    yield from map(of_message, said.values())
    yield from map(of_note, notes.values())
    for attachment in Attachment.objects.filter(Q(message__in=said) | Q(note__in=notes)):
        if attachment.message_id:
            yield of_message_file(said[attachment.message_id], attachment.pk, attachment.name)
        elif attachment.note_id:
            yield of_file(notes[attachment.note_id].ticket_id, attachment.pk, attachment.name, is_internal=True)


def _key(entry: SearchEntry) -> Key:
    return str(entry.kind), entry.source_id


def _is_same(one: SearchEntry, other: SearchEntry) -> bool:
    names = ("ticket_id", "text", "is_internal", "from_desk", "shown_from")
    return all(getattr(one, name) == getattr(other, name) for name in names)
