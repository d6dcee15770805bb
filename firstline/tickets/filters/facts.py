"""The few kinds of facts that every condition comes down to, each as SQL and as a question to one ticket."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Union

from django.db.models import Exists, OuterRef, Q

from firstline.tickets.models import Seen, Ticket


@dataclass(frozen=True)
class TicketValues:
    """What a predicate is asked about: the ticket, the ids of its tags, when the asking person last read it, and all
    that is said in it as far as they may read."""

    ticket: Ticket
    tag_ids: frozenset[int] = field(default_factory=frozenset)
    seen_at: datetime | None = None
    words: str = ""


@dataclass(frozen=True)
class Among:
    """The column has one of these values."""

    column: str
    values: tuple[Any, ...]

    def q(self) -> Q:
        return Q(**{f"{self.column}__in": list(self.values)})

    def holds(self, of: TicketValues) -> bool:
        return getattr(of.ticket, self.column) in self.values


@dataclass(frozen=True)
class Between:
    """The column is at least `start` and less than `end`, where these are given; never for an empty column."""

    column: str
    start: Any = None
    end: Any = None

    def q(self) -> Q:
        at_least = Q(**{f"{self.column}__gte": self.start}) if self.start is not None else Q()
        below = Q(**{f"{self.column}__lt": self.end}) if self.end is not None else Q()
        return at_least & below

    def holds(self, of: TicketValues) -> bool:
        value = getattr(of.ticket, self.column)
        if value is None:
            return False
        return (self.start is None or value >= self.start) and (self.end is None or value < self.end)


@dataclass(frozen=True)
class Empty:
    """The column holds nothing, or with `is_empty=False` something."""

    column: str
    is_empty: bool

    def q(self) -> Q:
        if self.column == "language":
            return Q(language="") if self.is_empty else ~Q(language="")
        return Q(**{f"{self.column}__isnull": self.is_empty})

    def holds(self, of: TicketValues) -> bool:
        return (getattr(of.ticket, self.column) in (None, "")) == self.is_empty


@dataclass(frozen=True)
class Tagged:
    """It has one of these tags; for None any tag at all, and with `is_none` not a single one."""

    tag_ids: tuple[int, ...] | None
    is_none: bool = False

    def q(self) -> Q:
        tagged = Ticket.tags.through.objects.filter(ticket_id=OuterRef("pk"))
        found = Q(Exists(tagged if self.tag_ids is None else tagged.filter(tag_id__in=self.tag_ids)))
        return ~found if self.is_none else found

    def holds(self, of: TicketValues) -> bool:
        found = bool(of.tag_ids) if self.tag_ids is None else not of.tag_ids.isdisjoint(self.tag_ids)
        return found != self.is_none


@dataclass(frozen=True)
class Unread:
    """The user said something that this person hasn't read."""

    person_id: int

    def q(self) -> Q:
        read = Seen.objects.filter(
            person_id=self.person_id, ticket_id=OuterRef("pk"), seen_at__gte=OuterRef("user_waits_since")
        )
        return Q(user_waits_since__isnull=False) & ~Q(Exists(read))

    def holds(self, of: TicketValues) -> bool:
        since = of.ticket.user_waits_since
        return since is not None and (of.seen_at is None or of.seen_at < since)


Fact = Union[Among, Between, Empty, Tagged, Unread]  # noqa: UP007 -- reads as the list it is
