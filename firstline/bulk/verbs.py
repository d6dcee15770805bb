"""What can be done to many tickets at once, and how each is undone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from firstline.catalogue.models import Category, Product
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.permissions import Permission
from firstline.people.models import Person
from firstline.teams.models import Team
from firstline.tickets.actions.assign import assign
from firstline.tickets.actions.change import change
from firstline.tickets.actions.hold import hold
from firstline.tickets.actions.move import move
from firstline.tickets.actions.reopen import reopen
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.models import State, Ticket
from firstline.tickets.queries import first_state
from firstline.tickets.stages import DONE, Stage

Values = dict[str, Any]
Doing = Callable[[Ticket, Values, Actor, datetime], Values]
Undoing = Callable[[Ticket, Values, Actor, datetime], None]


class CannotUndo(DomainError):
    """Somebody has changed the ticket since."""

    code = "cannot_undo"


@dataclass(frozen=True)
class Verb:
    """One thing that can be done to many. `load` makes of kept values what `do` is given, once for many tickets; `do`
    returns what `undo` needs. Where `is_quiet`, nobody is told by mail of each ticket."""

    code: str
    label: "str | Promise"
    permission: Permission
    load: Callable[[Values], Values]
    do: Doing
    undo: Undoing
    is_quiet: bool = True


def _load_assignment(values: Values) -> Values:
    """What isn't among the values stays as it is."""
    loaded: Values = {}
    if "team" in values:
        loaded["team"] = Team.objects.get(pk=values["team"]) if values["team"] else None
    if "assignee" in values:
        loaded["assignee"] = (
            Person.objects.select_related("role").get(pk=values["assignee"]) if values["assignee"] else None
        )
    return loaded


def _assign(ticket: Ticket, values: Values, by: Actor, at: datetime) -> Values:
    team, assignee = values.get("team", ticket.team), values.get("assignee", ticket.assignee)
    after = assign(ticket, team=team, assignee=assignee, by=by, at=at)
    return {"was": [ticket.team_id, ticket.assignee_id], "is": [after.team_id, after.assignee_id]}


def _assign_back(ticket: Ticket, before: Values, by: Actor, at: datetime) -> None:
    if [ticket.team_id, ticket.assignee_id] != before["is"]:
        raise CannotUndo(_("Somebody handed it over since."))
    team_id, assignee_id = before["was"]
    loaded = _load_assignment({"team": team_id, "assignee": assignee_id})
    assign(ticket, team=loaded["team"], assignee=loaded["assignee"], by=by, at=at)


def _load_change(values: Values) -> Values:
    loaded = dict(values)
    for name, model in (("category", Category), ("product", Product)):
        if loaded.get(name):
            loaded[name] = model._default_manager.get(pk=loaded[name])
    return loaded


def _change(ticket: Ticket, values: Values, by: Actor, at: datetime) -> Values:
    fields = {name: value for name, value in values.items() if name not in ("add_tags", "remove_tags")}
    had = set(ticket.tags.values_list("name", flat=True)) if _touches_tags(values) else set[str]()
    tags = _with_tags(had, values) if _touches_tags(values) else None
    after = change(ticket, by=by, at=at, tags=tags, **fields)
    return {
        "was": {name: _kept(getattr(ticket, name)) for name in fields},
        "is": {name: _kept(getattr(after, name)) for name in fields},
        "added": sorted((tags or set()) - had),
        "removed": sorted(had - tags) if tags is not None else [],
    }


def _change_back(ticket: Ticket, before: Values, by: Actor, at: datetime) -> None:
    if any(_kept(getattr(ticket, name)) != value for name, value in before["is"].items()):
        raise CannotUndo(_("Somebody changed it since."))
    tags = None
    if before["added"] or before["removed"]:
        has = set(ticket.tags.values_list("name", flat=True))
        tags = (has - set(before["added"])) | set(before["removed"])
    change(ticket, by=by, at=at, tags=tags, **_load_change(before["was"]))


def _touches_tags(values: Values) -> bool:
    return "add_tags" in values or "remove_tags" in values


def _with_tags(had: set[str], values: Values) -> set[str]:
    return (had - {_tag(one) for one in values.get("remove_tags", ())}) | {
        _tag(one) for one in values.get("add_tags", ())
    }


def _tag(name: str) -> str:
    return " ".join(name.split())[:50].lower()


def _kept(value: Any) -> Any:
    """A field's value as JSON keeps it."""
    return getattr(value, "pk", value)


def _hold(ticket: Ticket, values: Values, by: Actor, at: datetime) -> Values:
    hold(ticket, until=values["until"], by=by, at=at)
    return {"state": ticket.state_id, "until": values["until"].isoformat()}


def _end_hold(ticket: Ticket, before: Values, by: Actor, at: datetime) -> None:
    if ticket.stage != Stage.ON_HOLD or ticket.hold_until != datetime.fromisoformat(before["until"]):
        raise CannotUndo(_("Somebody took it up since."))
    was = State.objects.filter(pk=before["state"]).exclude(stage__in=[*DONE, Stage.ON_HOLD, Stage.NEW]).first()
    move(ticket, to=was or first_state(Stage.OPEN), by=by, at=at)


def _resolve(ticket: Ticket, values: Values, by: Actor, at: datetime) -> Values:
    after = resolve(ticket, resolution=values["resolution"], by=by, at=at, tell_user=values.get("tell_user", True))
    return {"resolved_at": after.resolved_at.isoformat() if after.resolved_at else ""}


def _reopen(ticket: Ticket, before: Values, by: Actor, at: datetime) -> None:
    resolved_at = ticket.resolved_at.isoformat() if ticket.resolved_at else ""
    if not ticket.is_done or resolved_at != before["resolved_at"]:
        raise CannotUndo(_("It is not solved any more as it was then."))
    reopen(ticket, by=by, at=at)


def _as_they_are(values: Values) -> Values:
    return values


VERBS = {
    verb.code: verb
    for verb in (
        Verb("assign", gettext_lazy("Hand over"), Permission.ASSIGN, _load_assignment, _assign, _assign_back),
        Verb("change", gettext_lazy("Change"), Permission.CHANGE, _load_change, _change, _change_back),
        Verb(
            "hold",
            gettext_lazy("Put on hold"),
            Permission.RESOLVE,
            lambda values: {"until": datetime.fromisoformat(values["until"])},
            _hold,
            _end_hold,
        ),
        Verb("resolve", gettext_lazy("Resolve"), Permission.RESOLVE, _as_they_are, _resolve, _reopen, is_quiet=False),
    )
}
