"""Answering at a time of one's choosing: scheduling an answer, changing when it leaves, taking it back."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import NotFound
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.people.models import Person
from firstline.tickets.actions.answer import CannotAnswer, refuse_spam, refuse_unseen
from firstline.tickets.actions.changing import lock
from firstline.tickets.actions.drafts import drop_draft, put_into_draft
from firstline.tickets.events import AnswerRescheduled, AnswerScheduled, AnswerUnscheduled
from firstline.tickets.models import ScheduledAnswer, Ticket
from firstline.tickets.models.scheduled_answer import Then
from firstline.tickets.policies import require
from firstline.tickets.wording import Words

LONGEST = timedelta(days=366)


def answer_later(
    ticket: Ticket,
    words: Words,
    *,
    leaves_at: datetime,
    to: Iterable[Person],
    by: Actor,
    at: datetime,
    then: Then = Then.NOTHING,
    seen_up_to: int | None = None,
    uploads: Sequence[str] = (),
    client_id: uuid.UUID | None = None,
) -> ScheduledAnswer:
    """Keep an answer until `leaves_at`. The ticket stays as it is: nothing of the answer counts before it leaves.

    `seen_up_to` and `client_id` as in `answer`. Raises CannotAnswer, SomebodyWasFaster, NotAllowed.
    """
    require(by, Permission.ANSWER)
    _refuse_time(leaves_at, at)
    if words.is_empty and not uploads:
        raise CannotAnswer(_("Write something before you send."), field="html")
    chosen = [person.pk for person in to]
    if not chosen:
        raise CannotAnswer(_("Choose at least one person to answer."), field="to")
    with transaction.atomic():
        ticket, _before = lock(ticket)
        known = ScheduledAnswer.objects.filter(client_id=client_id).first() if client_id else None
        if known is not None:
            return known
        refuse_spam(ticket)
        refuse_unseen(ticket, seen_up_to)
        scheduled = ScheduledAnswer.objects.create(
            ticket=ticket,
            author_id=by.id,
            text=words.text,
            html=words.html,
            to=chosen,
            uploads=list(uploads),
            then=then,
            written_at=at,
            leaves_at=leaves_at,
            client_id=client_id,
        )
        drop_draft(ticket, "answer", by=by)
        record(AnswerScheduled(ticket_id=ticket.pk, leaves_at=leaves_at), by=by, at=at)
    return scheduled


def reschedule(scheduled: ScheduledAnswer, *, leaves_at: datetime, by: Actor, at: datetime) -> ScheduledAnswer:
    """Have it leave at another time; what stood against it is tried anew. Raises CannotAnswer, NotFound, NotAllowed."""
    require(by, Permission.ANSWER)
    _refuse_time(leaves_at, at)
    with transaction.atomic():
        scheduled = locked(scheduled)
        scheduled.leaves_at, scheduled.fault = leaves_at, ""
        scheduled.save(update_fields=["leaves_at", "fault"])
        record(AnswerRescheduled(ticket_id=scheduled.ticket_id, leaves_at=leaves_at), by=by, at=at)
    return scheduled


def unschedule(scheduled: ScheduledAnswer, *, by: Actor, at: datetime) -> None:
    """Have it never leave. Its words and files come back into its author's box. Raises NotFound, NotAllowed."""
    require(by, Permission.ANSWER)
    with transaction.atomic():
        scheduled = locked(scheduled)
        put_into_draft(
            scheduled.ticket,
            html=scheduled.html,
            text=scheduled.text,
            uploads=scheduled.uploads,
            person_id=scheduled.author_id,
            at=at,
        )
        record(AnswerUnscheduled(ticket_id=scheduled.ticket_id), by=by, at=at)
        scheduled.delete()


def locked(scheduled: ScheduledAnswer) -> ScheduledAnswer:
    """The row as it is now, locked. Raises NotFound when it has left or was taken back. In a transaction."""
    rows = ScheduledAnswer.objects.select_for_update(of=("self",)).select_related("ticket", "author__role")
    found = rows.filter(pk=scheduled.pk).first()
    if found is None:
        raise NotFound(_("This answer has left already, or was taken back."))
    return found


def _refuse_time(leaves_at: datetime, at: datetime) -> None:
    if not at < leaves_at <= at + LONGEST:
        raise CannotAnswer(_("Choose a time between now and a year from now."), field="later_at")
