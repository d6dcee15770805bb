"""What can happen around a user's opinion. The opinion is for the desk, so nothing of it is public."""

from dataclasses import dataclass
from typing import ClassVar

from firstline.core.events import Event


@dataclass(frozen=True, kw_only=True)
class SatisfactionAsked(Event):
    kind: ClassVar[str] = "ticket:satisfaction-asked"
    ticket_id: int
    rating_id: int


@dataclass(frozen=True, kw_only=True)
class TicketRated(Event):
    """What was written with it stands in the rating only, so that it can be erased there."""

    kind: ClassVar[str] = "ticket:rated"
    ticket_id: int
    rating_id: int
    score: str
    score_before: str
    has_comment: bool


@dataclass(frozen=True, kw_only=True)
class SatisfactionConfigured(Event):
    kind: ClassVar[str] = "satisfaction:configured"
    satisfaction_id: int
    is_on: bool
