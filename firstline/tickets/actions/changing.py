"""How every change of a ticket begins and ends: lock the row, and count where the ticket went."""

from dataclasses import dataclass
from datetime import datetime

from firstline.tickets.models import State, Tally, Ticket
from firstline.tickets.queries import first_state
from firstline.tickets.stages import DONE, Stage

RELATED = ("state", "requester", "organisation", "team", "assignee")


@dataclass(frozen=True)
class Place:
    """What decides in which queues a ticket is counted."""

    team_id: int | None
    assignee_id: int | None
    stage: str

    def tally(self, delta: int) -> Tally:
        return Tally(team_id=self.team_id, assignee_id=self.assignee_id, stage=self.stage, delta=delta)


def place_of(ticket: Ticket) -> Place:
    return Place(team_id=ticket.team_id, assignee_id=ticket.assignee_id, stage=ticket.stage)


def lock(ticket: Ticket) -> tuple[Ticket, Place]:
    """The ticket as it is in the database now, locked until the transaction ends, and where it is counted."""
    fresh = Ticket.objects.select_for_update(of=("self",)).get(pk=ticket.pk)
    _remember(fresh, ticket)
    return fresh, place_of(fresh)


def _remember(fresh: Ticket, known: Ticket) -> None:
    """Whoever the ticket still belongs to isn't asked for again."""
    loaded = known._state.fields_cache  # noqa: SLF001 -- where Django keeps them
    for name in RELATED:
        if name in loaded and getattr(fresh, f"{name}_id") == getattr(known, f"{name}_id"):
            setattr(fresh, name, loaded[name])


def lock_both(one: Ticket, other: Ticket) -> tuple[tuple[Ticket, Place], tuple[Ticket, Place]]:
    """Two tickets, locked in the order of their ids so that no two who lock both wait for each other."""
    locked = {ticket.pk: lock(ticket) for ticket in sorted((one, other), key=lambda ticket: ticket.pk)}
    return locked[one.pk], locked[other.pk]


def save(ticket: Ticket, before: Place, *, at: datetime) -> None:
    """Write a locked ticket back as its next version."""
    ticket.version += 1
    ticket.updated_at = at
    ticket.save()
    count_move(before, place_of(ticket))


def count_move(before: Place | None, after: Place) -> None:
    """Note for the counts beside the queues that a ticket went from one place to another."""
    if before != after:
        moves = [after.tally(1)] if before is None else [before.tally(-1), after.tally(1)]
        Tally.objects.bulk_create(moves)


def put_on_stage(ticket: Ticket, stage: Stage, state: State | None = None) -> None:
    """Set stage and state together; without a `state`, the first of the stage. Does not save."""
    ticket.state = state or first_state(stage)
    ticket.stage = stage
    if stage != Stage.ON_HOLD:
        ticket.hold_until = None
    if stage not in DONE:
        ticket.resolved_at = None
        ticket.closed_at = None
        ticket.is_spam = False
