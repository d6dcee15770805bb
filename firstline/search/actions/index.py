"""Putting words into the index, in the transaction of what was said."""

from django.db.models import QuerySet

from firstline.core.prepared import Prepared
from firstline.search.models import SearchEntry
from firstline.tickets.models import Message, Note, Ticket

LONGEST = 100_000


def index_registered_ticket(message_id: int) -> None:
    """Put in a new ticket and its first message."""
    [(ticket_id, subject, requester, text)] = _first_words(message_id=message_id)
    _put(_of_ticket(ticket_id, subject, requester), _entry(ticket_id, "message", message_id, text))


def _first_words_of(message_id: int) -> "QuerySet[Message, tuple[int, str, str, str]]":
    columns = ("ticket_id", "ticket__subject", "ticket__requester__name", "text")
    return Message.objects.filter(pk=message_id).values_list(*columns)


_first_words = Prepared(_first_words_of)


def index_ticket(ticket: Ticket) -> None:
    _put(_of_ticket(ticket.pk, ticket.subject, ticket.requester.name))


def index_message(message: Message) -> None:
    _put(_entry(message.ticket_id, "message", message.pk, message.text))


def index_note(note: Note) -> None:
    _put(_entry(note.ticket_id, "note", note.pk, note.text, is_internal=True))


def forget_message(message_id: int) -> None:
    """Take the words of a withdrawn answer out."""
    SearchEntry.objects.filter(kind="message", source_id=message_id).delete()


def move_message(message_id: int, ticket_id: int) -> None:
    """Have the words of a message lead to the ticket it went to."""
    SearchEntry.objects.filter(kind="message", source_id=message_id).update(ticket_id=ticket_id)


def _of_ticket(ticket_id: int, subject: str, requester: str) -> SearchEntry:
    return _entry(ticket_id, "subject", ticket_id, f"{subject}\n{requester}")


def _entry(ticket_id: int, kind: str, source_id: int, text: str, *, is_internal: bool = False) -> SearchEntry:
    return SearchEntry(
        ticket_id=ticket_id, kind=kind, source_id=source_id, text=text[:LONGEST], is_internal=is_internal
    )


def _put(*entries: SearchEntry) -> None:
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["kind", "source_id"], update_fields=["text"]
    )
