"""The index follows what is said."""

from firstline.core.models import LoggedEvent
from firstline.search.actions.index import (
    forget_message,
    index_message,
    index_note,
    index_registered_ticket,
    index_resolution,
    index_ticket,
    move_message,
)
from firstline.tickets.events import (
    AnswerWithdrawn,
    MessageMoved,
    NoteWritten,
    RequesterChanged,
    TicketAnswered,
    TicketChanged,
    TicketRegistered,
    TicketResolved,
    UserReplied,
)
from firstline.tickets.models import Message, Note, Ticket


def index_registered(event: TicketRegistered, _logged: LoggedEvent) -> None:
    index_registered_ticket(event.message_id)


def index_said(event: TicketAnswered | UserReplied, _logged: LoggedEvent) -> None:
    index_message(Message.objects.get(pk=event.message_id))


def index_noted(event: NoteWritten, _logged: LoggedEvent) -> None:
    index_note(Note.objects.get(pk=event.note_id))


def index_changed(event: TicketChanged, _logged: LoggedEvent) -> None:
    if "subject" in event.changes:
        index_ticket(Ticket.objects.select_related("requester").get(pk=event.ticket_id))


def index_requester(event: RequesterChanged, _logged: LoggedEvent) -> None:
    index_ticket(Ticket.objects.select_related("requester").get(pk=event.ticket_id))


def index_moved(event: MessageMoved, _logged: LoggedEvent) -> None:
    move_message(event.message_id, event.other_id)


def index_resolved(event: TicketResolved, _logged: LoggedEvent) -> None:
    index_resolution(event.ticket_id, event.resolution)


def forget_withdrawn(event: AnswerWithdrawn, _logged: LoggedEvent) -> None:
    forget_message(event.message_id)
