"""Reading what was said and done in a ticket, and its files."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from ninja import Query
from pydantic import BaseModel, Field

from firstline.api.door.caller import caller_of
from firstline.api.door.operations import operation
from firstline.api.v1.pages import NEXT, PageAsked, asked_page
from firstline.api.v1.thread_shown import (
    AttachmentShown,
    HappeningShown,
    MessageShown,
    NoteShown,
    ParticipantShown,
    ScheduledAnswerShown,
    attachment_shown,
    happening_shown,
    message_shown,
    note_shown,
    participant_shown,
    scheduled_shown,
)
from firstline.core.clock import now
from firstline.core.errors import NotAllowed
from firstline.core.permissions import Permission
from firstline.core.scopes import READ
from firstline.pages.files import hand_out
from firstline.tickets.policies import (
    access_attachment,
    access_ticket,
    require,
    sees_notes,
    visible_messages,
    visible_notes,
)
from firstline.tickets.queries import participants_of, scheduled_answers_of
from firstline.tickets.queries.history import history_of

ABOUT = "What was said and done"
OLDEST_FIRST = ("id",)


class MessagesPage(BaseModel):
    items: list[MessageShown]
    next: str | None = Field(description=NEXT)


class NotesPage(BaseModel):
    items: list[NoteShown]
    next: str | None = Field(description=NEXT)


class HistoryPage(BaseModel):
    items: list[HappeningShown]
    next: str | None = Field(description=NEXT)


@operation("GET", "/tickets/{int:ticket}/messages", ABOUT, gives=MessagesPage, needs=READ)
def messages(request: HttpRequest, ticket: int, asked: Query[PageAsked]) -> MessagesPage:
    """List what was said in public, the oldest first."""
    actor = caller_of(request).actor
    said = visible_messages(actor, access_ticket(actor, ticket), now()).prefetch_related("attachments__file")
    page = asked_page(said, OLDEST_FIRST, asked)
    return MessagesPage(items=[message_shown(one, actor) for one in page.rows], next=page.next_cursor or None)


@operation("GET", "/tickets/{int:ticket}/notes", ABOUT, gives=NotesPage, needs=READ)
def notes(request: HttpRequest, ticket: int, asked: Query[PageAsked]) -> NotesPage:
    """List the internal notes, the oldest first.
    Needs the right to read internal notes."""
    actor = caller_of(request).actor
    found = access_ticket(actor, ticket)
    require(actor, Permission.READ_NOTES)
    page = asked_page(visible_notes(actor, found).prefetch_related("attachments__file"), OLDEST_FIRST, asked)
    return NotesPage(items=[note_shown(one) for one in page.rows], next=page.next_cursor or None)


@operation("GET", "/tickets/{int:ticket}/history", ABOUT, gives=HistoryPage, needs=READ)
def history(request: HttpRequest, ticket: int, asked: Query[PageAsked]) -> HistoryPage:
    """List what happened, the oldest first.
    Users see what they may know."""
    actor = caller_of(request).actor
    happened = history_of(access_ticket(actor, ticket), sees_all=sees_notes(actor))
    page = asked_page(happened, OLDEST_FIRST, asked)
    return HistoryPage(items=[happening_shown(one) for one in page.rows], next=page.next_cursor or None)


@operation("GET", "/tickets/{int:ticket}/participants", ABOUT, gives=list[ParticipantShown], needs=READ)
def participants(request: HttpRequest, ticket: int) -> list[ParticipantShown]:
    """List who takes part, the requester first."""
    actor = caller_of(request).actor
    return [participant_shown(one, actor) for one in participants_of(access_ticket(actor, ticket))]


@operation("GET", "/tickets/{int:ticket}/scheduled-answers", ABOUT, gives=list[ScheduledAnswerShown], needs=READ)
def scheduled_answers(request: HttpRequest, ticket: int) -> list[ScheduledAnswerShown]:
    """List the answers that leave later, the next one first.
    Only for those who work at the desk."""
    actor = caller_of(request).actor
    found = access_ticket(actor, ticket)
    if not (actor.is_agent and sees_notes(actor)):
        raise NotAllowed(_("Only those who work at the desk see answers that leave later."))
    return [scheduled_shown(one) for one in scheduled_answers_of(found)]


@operation("GET", "/attachments/{int:attachment}", ABOUT, gives=AttachmentShown, needs=READ)
def attachment(request: HttpRequest, attachment: int) -> AttachmentShown:
    """Show what a file is."""
    return attachment_shown(access_attachment(caller_of(request).actor, attachment, now()))


@operation("GET", "/attachments/{int:attachment}/content", ABOUT, gives=None, needs=READ)
def attachment_content(request: HttpRequest, attachment: int) -> HttpResponseBase:
    """Fetch the bytes of a file."""
    found = access_attachment(caller_of(request).actor, attachment, now())
    return hand_out(found.file, found.name, is_download=True, keeps=False)
