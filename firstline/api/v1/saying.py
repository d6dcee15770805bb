"""Saying something in a request: answers, notes, and what users reply."""

from typing import Literal

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from pydantic import Field

from firstline.api.door.caller import caller_of
from firstline.api.door.entries import Entry, Id, Moment
from firstline.api.door.operations import operation
from firstline.api.v1.referring import UnknownReference, files_of
from firstline.api.v1.thread_shown import (
    MessageShown,
    NoteShown,
    ScheduledAnswerShown,
    message_shown,
    note_shown,
    scheduled_shown,
)
from firstline.api.v1.words import Said, words_of
from firstline.core.clock import now
from firstline.core.errors import NotAllowed, NotFound
from firstline.core.permissions import Permission
from firstline.core.scopes import TAKE_PART
from firstline.people.models import Person
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.answer_later import answer_later, reschedule, unschedule
from firstline.tickets.actions.join import join_and_reply
from firstline.tickets.actions.leave import resolution_of
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.reply import CannotReply, can_be_reopened
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.actions.withdraw_answer import withdraw_answer
from firstline.tickets.models import ScheduledAnswer, Ticket
from firstline.tickets.models.scheduled_answer import Then
from firstline.tickets.policies import access_ticket, require, takes_part, visible_messages
from firstline.tickets.queries import participants_of
from firstline.tickets.stages import Channel

ABOUT = "Saying something"
ThenWord = Literal["", "wait", "solve"]
THEN = "What becomes of the request: nothing more, waiting for the user, or solved with the words of the answer."


class Answer(Said):
    """What the desk says to the user."""

    to: list[Id] | None = Field(None, max_length=50, description="Ids of participants; null is all of them.")
    then: ThenWord = Field("", description=THEN)
    seen_up_to: Id | None = Field(
        None, description="The id of the newest message you know. When there is a newer one, nothing is sent: 409."
    )


class LaterAnswer(Answer):
    """What the desk says to the user at a time to come."""

    leaves_at: Moment


class NewTime(Entry):
    leaves_at: Moment


@operation(
    "POST",
    "/tickets/{int:ticket}/answers",
    ABOUT,
    gives=MessageShown,
    status=201,
    example={"text": "Try it again now, please.", "then": "wait"},
)
def answer_user(request: HttpRequest, ticket: int, entry: Answer) -> MessageShown:
    """Answer the user.
    It leaves after ten seconds; until `shown_from` it can be taken back. Needs `tickets.answer`."""
    actor, at = caller_of(request).actor, now()
    found, words = access_ticket(actor, ticket), words_of(entry)
    require(actor, Permission.ANSWER)
    with transaction.atomic():
        said = answer(
            found, words, to=_people(found, entry.to), wait=Then(entry.then) is Then.WAIT, seen_up_to=entry.seen_up_to,
            enclosures=files_of(actor, entry.uploads), by=actor, at=at, channel=Channel.API,
        )  # fmt: skip
        if Then(entry.then) is Then.SOLVE and not found.is_done:
            resolve(found, resolution=resolution_of(words.text), tell_user=False, by=actor, at=at)
    return message_shown(said, actor)


@operation("POST", "/tickets/{int:ticket}/messages/{int:message}/withdrawal", ABOUT, gives=MessageShown)
def withdraw(request: HttpRequest, ticket: int, message: int) -> MessageShown:
    """Take an answer back before it goes out.
    Only one's own. Needs `tickets.answer`."""
    actor = caller_of(request).actor
    found = visible_messages(actor, access_ticket(actor, ticket), now()).filter(pk=message).first()
    if found is None:
        raise NotFound(_("There is no such answer."))
    require(actor, Permission.ANSWER)
    return message_shown(withdraw_answer(found, by=actor, at=now()), actor)


@operation(
    "POST",
    "/tickets/{int:ticket}/scheduled-answers",
    ABOUT,
    gives=ScheduledAnswerShown,
    status=201,
    example={"text": "Is it better today?", "leaves_at": "2026-12-01T08:00:00+01:00"},
)
def schedule_answer(request: HttpRequest, ticket: int, entry: LaterAnswer) -> ScheduledAnswerShown:
    """Write an answer that leaves later.
    Nothing of it counts before. Needs `tickets.answer`."""
    actor = caller_of(request).actor
    found = access_ticket(actor, ticket)
    require(actor, Permission.ANSWER)
    files_of(actor, entry.uploads)
    to = _people(found, entry.to)
    kept = answer_later(
        found,
        words_of(entry),
        leaves_at=entry.leaves_at,
        to=[row.person for row in participants_of(found)] if to is None else to,
        then=Then(entry.then),
        seen_up_to=entry.seen_up_to,
        uploads=[str(one) for one in entry.uploads],
        by=actor,
        at=now(),
    )
    return scheduled_shown(kept)


@operation(
    "PUT",
    "/tickets/{int:ticket}/scheduled-answers/{int:answer_id}",
    ABOUT,
    gives=ScheduledAnswerShown,
    example={"leaves_at": "2026-12-02T08:00:00+01:00"},
)
def reschedule_answer(request: HttpRequest, ticket: int, answer_id: int, entry: NewTime) -> ScheduledAnswerShown:
    """Have an answer leave at another time.
    Needs `tickets.answer`."""
    actor = caller_of(request).actor
    kept = _scheduled(access_ticket(actor, ticket), answer_id)
    require(actor, Permission.ANSWER)
    return scheduled_shown(reschedule(kept, leaves_at=entry.leaves_at, by=actor, at=now()))


@operation("DELETE", "/tickets/{int:ticket}/scheduled-answers/{int:answer_id}", ABOUT, gives=None, status=204)
def unschedule_answer(request: HttpRequest, ticket: int, answer_id: int) -> None:
    """Have an answer never leave.
    Its words come back into its author's box. Needs `tickets.answer`."""
    actor = caller_of(request).actor
    kept = _scheduled(access_ticket(actor, ticket), answer_id)
    require(actor, Permission.ANSWER)
    unschedule(kept, by=actor, at=now())


@operation(
    "POST",
    "/tickets/{int:ticket}/notes",
    ABOUT,
    gives=NoteShown,
    status=201,
    example={"text": "The toner sensor is known for this."},
)
def note(request: HttpRequest, ticket: int, entry: Said) -> NoteShown:
    """Write an internal note.
    Needs `tickets.note`."""
    actor = caller_of(request).actor
    found = access_ticket(actor, ticket)
    require(actor, Permission.NOTE)
    files = files_of(actor, entry.uploads)
    return note_shown(write_note(found, words_of(entry), enclosures=files, by=actor, at=now()))


@operation(
    "POST",
    "/tickets/{int:ticket}/replies",
    ABOUT,
    gives=MessageShown,
    status=201,
    needs=TAKE_PART,
    example={"text": "It still prints blank pages."},
)
def reply_to_desk(request: HttpRequest, ticket: int, entry: Said) -> MessageShown:
    """Say something to the desk, as a user.
    A waiting request comes back into work, a solved one is reopened while it is young enough."""
    caller, at = caller_of(request), now()
    found = access_ticket(caller.actor, ticket)
    if caller.actor.is_agent and not takes_part(caller.actor, found):
        raise NotAllowed(_("You take no part in this request. Answer the user, or write a note."))
    if found.is_done and not can_be_reopened(found, at):
        raise CannotReply(_("This request ended too long ago. Register a new one instead."))
    files = files_of(caller.actor, entry.uploads)
    said = join_and_reply(
        found, words_of(entry), author=caller.person, channel=Channel.API, enclosures=files, by=caller.actor, at=at
    )
    return message_shown(said, caller.actor)


def _people(ticket: Ticket, ids: list[int] | None) -> list[Person] | None:
    if ids is None:
        return None
    taking_part = {row.person_id: row.person for row in participants_of(ticket)}
    if not set(ids) <= taking_part.keys():
        raise UnknownReference(_("Not all of these take part in the request."), field="to")
    return [taking_part[one] for one in ids]


def _scheduled(ticket: Ticket, number: int) -> ScheduledAnswer:
    found = ScheduledAnswer.objects.filter(ticket=ticket, pk=number).first()
    if found is None:
        raise NotFound(_("There is no such answer."))
    return found
