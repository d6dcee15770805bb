"""What can be asked of a ticket: the fields by the names that are typed, with their labels and fixed values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from firstline.tickets.stages import Channel, Level, Priority, Stage, Type


class Kind(StrEnum):
    """What the values of a field are: one of a few, a scale with numbers, things with names, a number, a moment behind
    or ahead, how long something lasts, a code."""

    CHOICE = "choice"
    SCALE = "scale"
    NAMED = "named"
    NUMBER = "number"
    PAST = "past"
    FUTURE = "future"
    LASTING = "lasting"
    CODE = "code"


Label = str | Promise
Choices = Mapping[str, tuple[Any, Label]]


@dataclass(frozen=True)
class Field:
    """One field. `choices` are (value in the row, words) by what is typed; `specials` further values that are typed."""

    name: str
    label: Label
    kind: Kind
    column: str
    choices: Choices = field(default_factory=lambda: MappingProxyType({}))
    specials: tuple[str, ...] = ()

    @property
    def is_compared(self) -> bool:
        """Whether < and > make sense."""
        return self.kind not in (Kind.CHOICE, Kind.NAMED, Kind.CODE)


def _typed(scale: Any) -> Choices:
    """The members of a fixed scale by their names: waiting-user for WAITING_USER."""
    return {one.name.lower().replace("_", "-"): (one.value, one.label) for one in scale}


_IS: Choices = {
    "open": ("open", _("not solved")),
    "new": ("new", pgettext_lazy("state", "New")),
    "waiting": ("waiting", _("Waiting")),
    "solved": ("solved", _("Solved or closed")),
    "unassigned": ("unassigned", _("Nobody has it")),
    "unread": ("unread", _("Not read by me")),
    "reopened": ("reopened", _("Reopened")),
    "spam": ("spam", _("Spam")),
}
_YES_NO: Choices = {"yes": (True, _("Yes")), "no": (False, _("No"))}
_EMPTY = ("none", "any")

FIELDS: dict[str, Field] = {
    one.name: one
    for one in (
        Field("is", pgettext_lazy("filter", "The request"), Kind.CHOICE, "stage", _IS),
        Field("team", _("Team"), Kind.NAMED, "team_id", specials=("mine", *_EMPTY)),
        Field("assignee", _("Assignee"), Kind.NAMED, "assignee_id", specials=("me", *_EMPTY)),
        Field("priority", _("Priority"), Kind.SCALE, "priority", _typed(Priority)),
        Field("type", _("Type"), Kind.CHOICE, "type", _typed(Type)),
        Field("state", _("State"), Kind.NAMED, "state_id"),
        Field("stage", _("Stage"), Kind.CHOICE, "stage", _typed(Stage)),
        Field("requester", _("Requester"), Kind.NAMED, "requester_id", specials=("me",)),
        Field("organisation", _("Organisation"), Kind.NAMED, "organisation_id", specials=_EMPTY),
        Field("category", _("Category"), Kind.NAMED, "category_id", specials=_EMPTY),
        Field("product", _("Product or service"), Kind.NAMED, "product_id", specials=_EMPTY),
        Field("tag", _("Tag"), Kind.NAMED, "tags", specials=_EMPTY),
        Field("waiting", _("The user waits for"), Kind.LASTING, "user_waits_since", specials=_EMPTY),
        Field("registered", _("Registered"), Kind.PAST, "registered_at"),
        Field("updated", _("Last changed"), Kind.PAST, "updated_at"),
        Field("answered", _("First answered"), Kind.PAST, "first_answered_at", specials=_EMPTY),
        Field("resolved", _("Solved"), Kind.PAST, "resolved_at", specials=_EMPTY),
        Field("closed", _("Closed"), Kind.PAST, "closed_at", specials=_EMPTY),
        Field("hold", _("On hold until"), Kind.FUTURE, "hold_until", specials=_EMPTY),
        Field("impact", _("Impact"), Kind.SCALE, "impact", _typed(Level)),
        Field("urgency", _("Urgency"), Kind.SCALE, "urgency", _typed(Level)),
        Field("channel", _("Came"), Kind.CHOICE, "channel", _typed(Channel)),
        Field("language", _("Language"), Kind.CODE, "language", specials=_EMPTY),
        Field("reopened", _("Times reopened"), Kind.NUMBER, "reopened"),
        Field("number", _("Number"), Kind.NUMBER, "id"),
        Field("spam", _("Spam"), Kind.CHOICE, "is_spam", _YES_NO),
    )
}
ALSO_CALLED = {
    "agent": "assignee",
    "company": "organisation",
    "created": "registered",
    "from": "requester",
    "organization": "organisation",
    "prio": "priority",
    "status": "state",
    "tags": "tag",
    "user": "requester",
}
SPECIAL_LABELS: dict[str, Label] = {
    "me": pgettext_lazy("filter", "me"),
    "mine": _("my teams"),
    "none": pgettext_lazy("filter", "none"),
    "any": pgettext_lazy("filter", "any"),
    "today": pgettext_lazy("filter", "today"),
    "yesterday": pgettext_lazy("filter", "yesterday"),
    "tomorrow": pgettext_lazy("filter", "tomorrow"),
}
