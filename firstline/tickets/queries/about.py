"""What belongs to a ticket besides its thread: who takes part, its tags, what somebody has begun to write."""

from django.db.models import QuerySet

from firstline.core.access import Actor
from firstline.core.prepared import Prepared
from firstline.tickets.models import Draft, Participant, ScheduledAnswer, Tag, Ticket
from firstline.tickets.policies import visible_to


def participants_of(ticket: Ticket) -> list[Participant]:
    """Those who take part, the requester first."""
    rows = _participants(ticket_id=ticket.pk)
    return sorted(rows, key=lambda row: (row.person_id != ticket.requester_id, row.pk))


def tags_of(ticket: Ticket) -> list[str]:
    return _tags(ticket_id=ticket.pk)


def drafts_of(ticket: Ticket, actor: Actor) -> dict[str, Draft]:
    """What this actor has begun to write, by what it will be: an answer or a note."""
    return {draft.kind: draft for draft in _drafts(ticket_id=ticket.pk, person_id=actor.id)}


def scheduled_answers_of(ticket: Ticket) -> list[ScheduledAnswer]:
    """The answers that leave later, the next one first. For those who work at the desk only."""
    return _scheduled(ticket_id=ticket.pk)


def other_requests_about(actor: Actor, asset_id: int, *, without: int) -> int:
    """How many other requests that this actor may see are about the asset."""
    return visible_to(actor).filter(asset_id=asset_id).exclude(pk=without).count()


def _participants_of(ticket_id: int) -> QuerySet[Participant]:
    return Participant.objects.filter(ticket_id=ticket_id).select_related("person")


def _tags_of(ticket_id: int) -> "QuerySet[Tag, str]":
    return Tag.objects.filter(tickets=ticket_id).order_by("name").values_list("name", flat=True)


def _drafts_of(ticket_id: int, person_id: int) -> QuerySet[Draft]:
    return Draft.objects.filter(ticket_id=ticket_id, person_id=person_id)


def _scheduled_of(ticket_id: int) -> QuerySet[ScheduledAnswer]:
    waiting = ScheduledAnswer.objects.filter(ticket_id=ticket_id).select_related("author")
    return waiting.order_by("leaves_at", "id")


_participants = Prepared(_participants_of)
_tags = Prepared(_tags_of)
_drafts = Prepared(_drafts_of)
_scheduled = Prepared(_scheduled_of)
