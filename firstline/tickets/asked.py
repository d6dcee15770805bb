"""People who take no part in a request, but were asked something about it by the desk.

Who they are is known above (approvals); `config/wiring.py` says it here. What they write by mail is for the desk alone.
"""

from collections.abc import Callable

_checks: list[Callable[[int, int], bool]] = []


def hear(check: Callable[[int, int], bool]) -> None:
    """Have `check(ticket_id, person_id)` say whether this person was asked about this request."""
    _checks.append(check)


def is_asked(ticket_id: int, person_id: int) -> bool:
    return any(check(ticket_id, person_id) for check in _checks)
