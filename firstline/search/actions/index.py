"""Putting words into the index, in the transaction of what was said."""

from firstline.search.models import SearchEntry
from firstline.tickets.models import Message, Note, Ticket

LONGEST = 100_000


def index_ticket(ticket: Ticket) -> None:
    _put(ticket.pk, "subject", ticket.pk, f"{ticket.subject}\n{ticket.requester.name}", is_internal=False)


def index_message(message: Message) -> None:
    _put(message.ticket_id, "message", message.pk, message.text, is_internal=False)


def index_note(note: Note) -> None:
    _put(note.ticket_id, "note", note.pk, note.text, is_internal=True)


def forget_message(message_id: int) -> None:
    """Take the words of a withdrawn answer out."""
    SearchEntry.objects.filter(kind="message", source_id=message_id).delete()


def _put(ticket_id: int, kind: str, source_id: int, text: str, *, is_internal: bool) -> None:
    SearchEntry.objects.bulk_create(
        [
            SearchEntry(
                ticket_id=ticket_id, kind=kind, source_id=source_id, text=text[:LONGEST], is_internal=is_internal
            )
        ],
        update_conflicts=True,
        unique_fields=["kind", "source_id"],
        update_fields=["text"],
    )
