"""The columns an export can have, and what stands in each for one request."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firstline.people.models import Person
from firstline.tickets.models import Ticket
from firstline.tickets.stages import Channel, Level, Priority, Stage, Type

Cell = str | int | datetime | None


@dataclass
class Names:
    """What the ids in tickets stand for, as far as some rows need it."""

    people: dict[int, Person] = field(default_factory=dict)
    organisations: dict[int, str] = field(default_factory=dict)
    teams: dict[int, str] = field(default_factory=dict)
    states: dict[int, str] = field(default_factory=dict)
    categories: dict[int, str] = field(default_factory=dict)
    products: dict[int, str] = field(default_factory=dict)
    tags: dict[int, list[str]] = field(default_factory=dict)

    def person(self, person_id: int | None) -> str:
        found = self.people.get(person_id or 0)
        return found.name if found else ""

    def address(self, person_id: int) -> str:
        found = self.people.get(person_id)
        return (found.email or "") if found else ""


@dataclass(frozen=True)
class Column:
    label: "str | Promise"
    cell: Callable[[Ticket, Names], Cell]
    width: int = 16


COLUMNS: dict[str, Column] = {
    "number": Column(_("Number"), lambda t, _n: t.number, 10),
    "subject": Column(_("Subject"), lambda t, _n: t.subject, 50),
    "stage": Column(_("Stage"), lambda t, _n: str(Stage(t.stage).label)),
    "state": Column(_("State"), lambda t, n: n.states.get(t.state_id, "")),
    "type": Column(_("Type"), lambda t, _n: str(Type(t.type).label)),
    "priority": Column(_("Priority"), lambda t, _n: str(Priority(t.priority).label)),
    "impact": Column(_("Impact"), lambda t, _n: str(Level(t.impact).label)),
    "urgency": Column(_("Urgency"), lambda t, _n: str(Level(t.urgency).label)),
    "requester": Column(_("Requester"), lambda t, n: n.person(t.requester_id), 24),
    "address": Column(_("Requester's address"), lambda t, n: n.address(t.requester_id), 28),
    "organisation": Column(_("Organisation"), lambda t, n: n.organisations.get(t.organisation_id or 0, ""), 24),
    "team": Column(_("Team"), lambda t, n: n.teams.get(t.team_id or 0, "")),
    "assignee": Column(_("Assignee"), lambda t, n: n.person(t.assignee_id), 20),
    "category": Column(_("Category"), lambda t, n: n.categories.get(t.category_id or 0, ""), 24),
    "product": Column(_("Product or service"), lambda t, n: n.products.get(t.product_id or 0, ""), 20),
    "tags": Column(_("Tags"), lambda t, n: ", ".join(n.tags.get(t.pk, ())), 20),
    "channel": Column(_("Came"), lambda t, _n: str(Channel(t.channel).label)),
    "language": Column(_("Language"), lambda t, _n: t.language, 10),
    "registered": Column(_("Registered"), lambda t, _n: t.registered_at),
    "updated": Column(_("Last changed"), lambda t, _n: t.updated_at),
    "waiting": Column(_("The user waits since"), lambda t, _n: t.user_waits_since),
    "answered": Column(_("First answered"), lambda t, _n: t.first_answered_at),
    "hold": Column(_("On hold until"), lambda t, _n: t.hold_until),
    "resolved": Column(_("Solved"), lambda t, _n: t.resolved_at),
    "closed": Column(_("Closed"), lambda t, _n: t.closed_at),
    "reopened": Column(_("Times reopened"), lambda t, _n: t.reopened, 10),
    "resolution": Column(_("How it was solved"), lambda t, _n: t.resolution, 50),
}
USUAL = (
    "number", "subject", "state", "type", "priority", "requester", "organisation", "team", "assignee", "category",
    "registered", "updated", "resolved",
)  # fmt: skip


def columns_of(codes: list[str]) -> list[Column]:
    """The columns by their codes, the usual ones for none."""
    return [COLUMNS[code] for code in codes or USUAL if code in COLUMNS]
