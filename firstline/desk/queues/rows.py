"""Rows of a list as HTML, drawn once: what a ticket shows in a list is the same for everybody who reads it today."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from markupsafe import Markup

from firstline.pages.icon import icon
from firstline.tickets.queries import QueueRow, state_labels
from firstline.tickets.stages import Priority

PRIORITY_MARKS = {1: "urgent", 2: "high", 4: "low"}
ROWS_IN_MEMORY = 5000


def drawn_rows(rows: Iterable[QueueRow], opened: str, open_number: int | None) -> Iterator[Markup]:
    """Each row as a link to its ticket with `opened` behind its address; `open_number` is the one shown beside them."""
    states, language = state_labels(), get_language() or ""
    zone, today = timezone.get_current_timezone_name(), timezone.localdate()
    for row in rows:
        yield _drawn(row, states.get(row.state_id, ""), opened, row.id == open_number, language, zone, today)


@lru_cache(maxsize=ROWS_IN_MEMORY)
def _drawn(
    row: QueueRow,
    state: str,
    opened: str,
    is_open: bool,  # noqa: FBT001
    language: str,  # noqa: ARG001
    zone: str,  # noqa: ARG001
    today: date,  # noqa: ARG001
) -> Markup:
    context = {
        "row": row,
        "state": state,
        "url": reverse("desk:ticket", args=[row.id]) + opened,
        "at": row.resolved_at or row.user_waits_since or row.updated_at,
        "priority": _priority_mark(Priority(row.priority)),
        "is_open": is_open,
    }
    return Markup(get_template("desk/queues/row.jinja").render(context).strip())  # noqa: S704 -- our template escapes


def _priority_mark(level: Priority) -> Markup:
    """The mark of a priority, with its word for screen readers; nothing for the normal one."""
    if level == Priority.NORMAL:
        return Markup("")
    code = PRIORITY_MARKS[level]
    mark = '<span class="priority {}" role="img" aria-label="{}" title="{}">{}</span>'
    return Markup(mark).format(code, level.label, level.label, icon(code))  # noqa: S704 -- only our own words
