"""Own states on the fixed stages, and the matrix of priorities."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.text import one_line
from firstline.tickets.events import PriorityMatrixChanged, StateKept
from firstline.tickets.models import PriorityCell, State
from firstline.tickets.queries import forget_scales
from firstline.tickets.stages import Stage


class CannotKeepState(DomainError):
    code = "cannot_keep_state"


@transaction.atomic
def add_state(
    *,
    name: str,
    stage: Stage,
    by: Actor,
    at: datetime,
    position: int = 0,
    translations: dict[str, str] | None = None,
) -> State:
    """Add a state on a stage. Raises CannotKeepState when the name is empty or taken."""
    state = State(stage=stage, position=position, translations=translations or {})
    state.name = _checked_name(state, name)
    state.save()
    record(StateKept(state_id=state.pk, changes={"name": ("", state.name)}), by=by, at=at)
    forget_scales()
    return state


@transaction.atomic
def change_state(state: State, *, by: Actor, at: datetime, **values: Any) -> State:
    """Change name, translations, position or is_active. A stage's first state stays active. Raises CannotKeepState."""
    state = State.objects.select_for_update().get(pk=state.pk)
    if state.is_first and values.get("is_active") is False:
        raise CannotKeepState(_("Requests come to this state by themselves, so it can't be switched off."))
    if "name" in values:
        values["name"] = _checked_name(state, values["name"])
    changes = apply_changes(state, values)
    if changes:
        record(StateKept(state_id=state.pk, changes=changes), by=by, at=at)
    forget_scales()
    return state


@transaction.atomic
def change_priority_matrix(cells: Mapping[tuple[int, int], int], *, by: Actor, at: datetime) -> None:
    """Set the priority for pairs of (impact, urgency). Tickets keep theirs until impact or urgency changes."""
    changes: dict[str, tuple[str, str]] = {}
    for cell in PriorityCell.objects.select_for_update():
        wanted = cells.get((cell.impact, cell.urgency), cell.priority)
        if wanted != cell.priority:
            changes[f"{cell.impact}×{cell.urgency}"] = (str(cell.priority), str(wanted))
            PriorityCell.objects.filter(pk=cell.pk).update(priority=wanted)
    if changes:
        record(PriorityMatrixChanged(desk_id=1, changes=changes), by=by, at=at)
    forget_scales()


def _checked_name(state: State, name: str) -> str:
    name = one_line(name, 120)
    if not name:
        raise CannotKeepState(_("Give the state a name."), field="name")
    if State.objects.exclude(pk=state.pk or 0).filter(name__iexact=name).exists():
        raise CannotKeepState(_("There is already a state with this name."), field="name")
    return name
