"""Requests as the people who made them see them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet, Value

from firstline.core.access import Actor
from firstline.core.desk import current_desk
from firstline.core.prepared import Prepared
from firstline.tickets.models import Participant, Ticket
from firstline.tickets.policies import visible_to
from firstline.tickets.stages import DONE, UNDONE

MOST_WORDS = 8
_UNDONE = [stage.value for stage in UNDONE]
_IS_UNDONE = Q(stage__in=_UNDONE)
LONGEST_NUMBER = 17


def requests_of(
    actor: Actor, *, of_organisation: bool = False, done: bool | None = None, words: str = ""
) -> QuerySet[Ticket]:
    """The requests this person takes part in, or all they may see of their organisation; with all `words` in the
    subject.

    What went into another one that they may see stands there; what went into one that they may not is as open as that.
    """
    seen = visible_to(actor).select_related("requester", "state", "assignee", "team", "goes_on_in")
    if not words:
        seen = seen.exclude(goes_on_in__in=visible_to(actor).values("pk"))
    for word in words.split()[:MOST_WORDS]:
        seen = seen.filter(Q(subject__icontains=word) | Q(pk=_number_in(word)))
    if not of_organisation:
        seen = seen.filter(pk__in=Participant.objects.filter(person_id=actor.id).values("ticket_id"))
    if done is None:
        return seen
    is_undone = _IS_UNDONE | Q(goes_on_in__stage__in=_UNDONE)
    return seen.filter(~is_undone if done else is_undone)


def _number_in(word: str) -> int:
    """The number in "FL-1042" or "1042"; 0 for what is none."""
    number = word.upper().removeprefix(f"{current_desk().ticket_prefix}-")
    return int(number) if number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER else 0


@dataclass(frozen=True)
class RequestCounts:
    """How many requests of somebody are open, and how many were solved since a moment."""

    undone: int
    done: int


def counts_of_person(actor: Actor, person_id: int, *, since: datetime) -> RequestCounts:
    """Counts over what `actor` may see of the requests of a person."""
    undone, done = _counts.first(actor, person_id=person_id, since=since) or (0, 0)
    return RequestCounts(undone, done)


def _counts_of(actor: Actor, person_id: int, since: datetime) -> "QuerySet[Ticket, tuple[int, int]]":
    is_done = Q(stage__in=[s.value for s in DONE], resolved_at__gte=since)
    # The requester is in the index of these counts, the id is not.
    counts = {"undone": Count("requester", filter=_IS_UNDONE), "done": Count("requester", filter=is_done)}
    return visible_to(actor).filter(requester_id=person_id).values(all=Value(1)).annotate(**counts).values_list(*counts)


_counts = Prepared(_counts_of)


def newest_requests_of(actor: Actor, person_id: int, *, without: int, most: int = 4) -> list[Ticket]:
    """The newest requests of a person that `actor` may see, leaving one out."""
    return _newest(actor, most, person_id=person_id, without=without)


def _newest_of(actor: Actor, most: int, person_id: int, without: int) -> QuerySet[Ticket]:
    theirs = visible_to(actor).filter(requester_id=person_id).exclude(pk=without)
    return theirs.select_related("state").order_by("-pk")[:most]


_newest = Prepared(_newest_of)


def has_no_request_yet() -> bool:
    """Whether nobody has asked for anything: the desk is still being set up."""
    return not Ticket.objects.exists()
