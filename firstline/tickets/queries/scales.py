"""The states on each stage and the matrix of priorities."""

from firstline.core.kept import Kept
from firstline.tickets.models import PriorityCell, State
from firstline.tickets.stages import Priority, Stage

_states = Kept(lambda: list(State.objects.all()), seconds=5)
_cells = Kept(lambda: {(c.impact, c.urgency): Priority(c.priority) for c in PriorityCell.objects.all()}, seconds=5)


def first_state(stage: Stage) -> State:
    """The state a ticket lands in that comes to `stage` by itself."""
    return next(state for state in _states() if state.stage == stage and state.is_first)


def state_labels() -> dict[int, str]:
    """The name of each state by its id, in the viewer's language."""
    return {state.pk: state.label for state in _states()}


def active_states() -> list[State]:
    """The states that can be chosen, in their order."""
    return [state for state in _states() if state.is_active]


def priority_for(impact: int, urgency: int) -> Priority:
    return _cells().get((impact, urgency), Priority.NORMAL)


def priority_matrix() -> dict[tuple[int, int], Priority]:
    """The priority of each pair of (impact, urgency)."""
    return dict(_cells())


def forget_scales() -> None:
    """Have states and matrix read again, after they were changed."""
    _states.forget()
    _cells.forget()
