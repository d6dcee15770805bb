"""Sending scheduled answers: when their time has come, and when somebody says so."""

import logging
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from firstline.core.access import SYSTEM, Actor
from firstline.core.desk import current_desk
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.core.text import shorten
from firstline.people.models import Person
from firstline.people.queries import actor_of
from firstline.teams.queries import team_ids_of
from firstline.tickets.actions.answer import UNDO_FOR, CannotAnswer, answer
from firstline.tickets.actions.answer_later import locked
from firstline.tickets.actions.attaching import enclosures_of
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.events import AnswerRescheduled, ScheduledAnswerStuck
from firstline.tickets.models import Message, ScheduledAnswer
from firstline.tickets.models.scheduled_answer import Then
from firstline.tickets.policies import require, visible_to
from firstline.tickets.wording import Words

log = logging.getLogger("firstline.tickets")

LONGEST_RESOLUTION = 500
MOST_AT_ONCE = 200


def send_now(scheduled: ScheduledAnswer, *, by: Actor, at: datetime) -> Message:
    """Send it at once, in its author's name; for ten seconds it can be taken back. Raises what `answer` raises.

    That somebody else decided so is recorded.
    """
    require(by, Permission.ANSWER)
    with transaction.atomic():
        waiting = locked(scheduled)
        if waiting.author_id != by.id:
            record(AnswerRescheduled(ticket_id=waiting.ticket_id, leaves_at=at), by=by, at=at)
        return _leave(waiting, at=at, undo_for=UNDO_FOR)


def send_due_answers(at: datetime) -> int:
    """Send every answer whose time has come. One that can't leave stays, with the reason, and holds up no other.
    Returns how many left."""
    due = ScheduledAnswer.objects.filter(fault="", leaves_at__lte=at).order_by("leaves_at", "id")
    with translation.override(current_desk().language):
        return sum(_send(number, at) for number in due.values_list("pk", flat=True)[:MOST_AT_ONCE])


def _send(number: int, at: datetime) -> bool:
    try:
        return _leave_if_due(number, at)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("Scheduled answer %s could not leave", number)
        _note_stuck(number, _("Something went wrong in Firstline; an administrator finds it in the log."), at)
        return False


@transaction.atomic
def _leave_if_due(number: int, at: datetime) -> bool:
    rows = ScheduledAnswer.objects.select_for_update(of=("self",), skip_locked=True)
    waiting = rows.select_related("ticket", "author__role").filter(pk=number, fault="", leaves_at__lte=at)
    scheduled = waiting.first()
    if scheduled is None:
        return False
    try:
        _leave(scheduled, at=at, undo_for=timedelta(0))
    except DomainError as refusal:
        _note_stuck(number, str(refusal), at)
        return False
    return True


@transaction.atomic
def _note_stuck(number: int, reason: str, at: datetime) -> None:
    scheduled = ScheduledAnswer.objects.filter(pk=number).first()
    if scheduled is not None:
        scheduled.fault = reason
        scheduled.save(update_fields=["fault"])
        record(ScheduledAnswerStuck(ticket_id=scheduled.ticket_id, reason=reason), by=SYSTEM, at=at)


@transaction.atomic
def _leave(scheduled: ScheduledAnswer, *, at: datetime, undo_for: timedelta) -> Message:
    author = _author(scheduled)
    said = answer(
        scheduled.ticket,
        Words(text=scheduled.text, html=scheduled.html),
        to=Person.objects.filter(pk__in=scheduled.to),
        wait=scheduled.then == Then.WAIT,
        enclosures=enclosures_of(scheduled.uploads, by=author),
        client_id=scheduled.client_id,
        undo_for=undo_for,
        by=author,
        at=at,
    )
    if scheduled.then == Then.SOLVE and not said.ticket.is_done:
        resolution = resolution_of(scheduled.text)
        resolve(said.ticket, resolution=resolution, tell_user=False, by=author, at=at)
    scheduled.delete()
    return said


def resolution_of(text: str) -> str:
    """What an answer that solves a request says of how it was solved."""
    return shorten(text, LONGEST_RESOLUTION) or _("Solved as written above.")


def _author(scheduled: ScheduledAnswer) -> Actor:
    """Its author with the rights of this moment. Raises CannotAnswer where they may not see the ticket any more."""
    actor = actor_of(scheduled.author, team_ids_of(scheduled.author_id))
    if not scheduled.author.is_active or not visible_to(actor).filter(pk=scheduled.ticket_id).exists():
        raise CannotAnswer(
            _("%(name)s doesn't work on this request any more. Write the answer in your own name.")
            % {"name": scheduled.author.name}
        )
    return actor
