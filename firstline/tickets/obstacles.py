"""What may stand against resolving a ticket: an open task, an approval. `config/wiring.py` hangs them here."""

from collections.abc import Callable, Collection

from firstline.tickets.models import Ticket

Obstacle = Callable[[Ticket, Collection[str]], None]
"""Raises a DomainError where something stands against it, unless its code is among what doesn't matter this time."""

_obstacles: list[Obstacle] = []


def stand_against_resolving(*obstacles: Obstacle) -> None:
    """Called in `config/wiring.py` only."""
    _obstacles.extend(obstacles)


def refuse_what_stands_against(ticket: Ticket, *, in_spite_of: Collection[str] = ()) -> None:
    """Raises what the first obstacle raises. `in_spite_of` names those that don't matter."""
    for obstacle in _obstacles:
        obstacle(ticket, in_spite_of)
