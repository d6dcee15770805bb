"""What was to be done to many tickets, in words."""

from datetime import datetime

from django.utils.translation import gettext as _

from firstline.bulk.models import BulkChange
from firstline.catalogue.models import Category, Product
from firstline.core.clock import now
from firstline.pages.filters.when import when_words
from firstline.people.models import Person
from firstline.teams.models import Team
from firstline.tickets.stages import Level, Type


def told(change: BulkChange) -> list[tuple[str, str]]:
    """Pairs of what was set and to what."""
    values = change.values
    named = [
        (_("Team"), _named(values, "team", Team, _("No team"))),
        (_("Person"), _named(values, "assignee", Person, _("Nobody"))),
        (_("Type"), str(Type(values["type"]).label) if "type" in values else ""),
        (_("Impact"), str(Level(values["impact"]).label) if "impact" in values else ""),
        (_("Urgency"), str(Level(values["urgency"]).label) if "urgency" in values else ""),
        (_("Category"), _named(values, "category", Category, _("None"))),
        (_("Product or service"), _named(values, "product", Product, _("None"))),
        (_("Tags added"), ", ".join(values.get("add_tags", ()))),
        (_("Tags removed"), ", ".join(values.get("remove_tags", ()))),
        (_("Until"), _moment(values["until"]) if "until" in values else ""),
        (_("Resolution"), values.get("resolution", "")),
    ]
    return [(what, words) for what, words in named if words]


def _named(values: dict[str, int | None], name: str, model: type[Team | Person | Category | Product], none: str) -> str:
    if name not in values:
        return ""
    chosen = values[name]
    found = model._default_manager.filter(pk=chosen).first() if chosen else None
    return str(getattr(found, "label", None) or getattr(found, "name", "")) if found else none


def _moment(text: str) -> str:
    return when_words(datetime.fromisoformat(text), now=now())
