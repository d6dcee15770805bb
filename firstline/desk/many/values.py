"""What a form says is to be done to many tickets, as it is kept. What was left as it is isn't among it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from firstline.bulk.actions.begin import CannotBegin
from firstline.catalogue.models import Category, Product
from firstline.core.clock import now
from firstline.pages.asked import asked_id
from firstline.people.models import Person
from firstline.teams.models import Team
from firstline.tickets.stages import Level, Type

NOBODY = "none"
Values = dict[str, Any]


def values_in(verb: str, sent: QueryDict) -> Values:
    """The values for this verb. Raises CannotBegin when nothing is to be changed or what is needed is missing."""
    return _READ[verb](sent)


def _assignment(sent: QueryDict) -> Values:
    values = _chosen(sent, "team", Team) | _chosen(sent, "assignee", Person)
    return _something(values)


def _change(sent: QueryDict) -> Values:
    values: Values = {}
    if sent.get("type") in Type.values:
        values["type"] = sent["type"]
    for scale in ("impact", "urgency"):
        if asked_id(sent.get(scale)) in Level.values:
            values[scale] = asked_id(sent.get(scale))
    values |= _chosen(sent, "category", Category) | _chosen(sent, "product", Product)
    for name in ("add_tags", "remove_tags"):
        if tags := [tag.strip() for tag in sent.get(name, "").split(",") if tag.strip()]:
            values[name] = tags[:20]
    return _something(values)


def _hold(sent: QueryDict) -> Values:
    try:
        until = datetime.fromisoformat(sent.get("until", ""))
    except ValueError as fault:
        raise CannotBegin(_("Choose a date and a time."), field="until") from fault
    until = until if timezone.is_aware(until) else timezone.make_aware(until)
    if until <= now():
        raise CannotBegin(_("Choose a time between now and a year from now."), field="until")
    return {"until": until.isoformat()}


def _resolution(sent: QueryDict) -> Values:
    resolution = sent.get("resolution", "").strip()
    if not resolution:
        raise CannotBegin(_("Say in a sentence how it was solved."), field="resolution")
    return {"resolution": resolution, "tell_user": "tell_user" in sent}


def _chosen(sent: QueryDict, name: str, model: type[Team | Person | Category | Product]) -> Values:
    """One of these, None where there shall be none; nothing where it shall stay."""
    asked = sent.get(name, "")
    if asked == NOBODY:
        return {name: None}
    known = model._default_manager.filter(pk=asked_id(asked))
    return {name: asked_id(asked)} if known.exists() else {}


def _something(values: Values) -> Values:
    if not values:
        raise CannotBegin(_("Choose what shall change."))
    return values


_READ: dict[str, Callable[[QueryDict], Values]] = {
    "assign": _assignment,
    "change": _change,
    "hold": _hold,
    "resolve": _resolution,
}
