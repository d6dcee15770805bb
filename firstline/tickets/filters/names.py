"""Which rows a typed name means: by the whole name in any language, else by the beginning of a word in it."""

import re
from collections.abc import Callable, Iterable

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from firstline.catalogue.models import Category, Product
from firstline.core.names import Named
from firstline.people.models import Organisation, Person
from firstline.teams.models import Team
from firstline.tickets.filters.faults import FilterFault, did_you_mean
from firstline.tickets.models import State, Tag

MOST_MEANT = 100

NAMED: dict[str, type[Named]] = {"team": Team, "state": State, "category": Category, "product": Product}
OTHERS: dict[str, type[Model]] = {
    "assignee": Person,
    "requester": Person,
    "organisation": Organisation,
    "tag": Tag,
}


def ids_meant(field: str, name: str) -> tuple[int, ...]:
    """The ids of what `field` calls `name`, in rising order. Raises FilterFault where there is no such thing."""
    ids = _few(field, name) if field in NAMED else _many(field, name)
    if field == "category":
        ids = _with_children(ids)
    return tuple(sorted(ids))


def names_like(field: str, begun: str, most: int) -> list[str]:
    """Names that could be meant by what is typed so far."""
    if field in NAMED:
        labels = sorted({row.label for row in _rows(NAMED[field])}, key=str.casefold)
        return [label for label in labels if _begins_a_word(label, begun)][:most]
    rows = _by_name(OTHERS[field], begun) if begun else OTHERS[field]._default_manager.all()
    if field == "assignee":
        rows = rows.filter(role__may__icontains="desk.work")
    return [str(row) for row in rows.order_by("name")[:most]]


def _few(field: str, name: str) -> set[int]:
    """Of tables with few rows, whose names have translations: all are read."""
    rows = _rows(NAMED[field])
    folded = name.casefold()
    exact = {row.pk for row in rows if folded in _names_of(row)}
    found = exact or {row.pk for row in rows if any(_begins_a_word(one, name) for one in _names_of(row))}
    if not found:
        raise FilterFault(did_you_mean(_NOTHING[field]() % {"name": name}, name, [row.label for row in rows]))
    return found


def _rows(model: type[Named]) -> list[Named]:
    return list(model._default_manager.all())


def _names_of(row: Named) -> set[str]:
    return {row.name.casefold(), *(str(one).casefold() for one in row.translations.values())}


def _begins_a_word(name: str, begun: str) -> bool:
    return re.search(rf"(?:^|\W){re.escape(begun.casefold())}", name.casefold()) is not None


def _many(field: str, name: str) -> set[int]:
    model = OTHERS[field]
    exactly = Q(email__iexact=name) if model is Person and "@" in name else Q(name__iexact=name)
    found = set(_ids(model, exactly)) or set(_ids_of(_by_name(model, name)))
    if not found:
        near = _by_name(model, name[:2]).order_by("name").values_list("name", flat=True)[:500]
        raise FilterFault(did_you_mean(_NOTHING[field]() % {"name": name}, name, near))
    if len(found) > MOST_MEANT:
        raise FilterFault(_("Too many are called “%(name)s”. Write more of the name.") % {"name": name})
    return found


def _by_name(model: type[Model], begun: str) -> "QuerySet[Model]":
    """Those in whose name a word begins so; people also by the beginning of their address."""
    begins = Q(name__istartswith=begun) | Q(name__icontains=f" {begun}")
    if model is Person:
        begins |= Q(email__istartswith=begun)
    return model._default_manager.filter(begins)


def _ids(model: type[Model], which: Q) -> Iterable[int]:
    return _ids_of(model._default_manager.filter(which))


def _ids_of(rows: "QuerySet[Model]") -> Iterable[int]:
    return rows.order_by("pk").values_list("pk", flat=True)[: MOST_MEANT + 1]


def _with_children(ids: set[int]) -> set[int]:
    parents = dict(Category.objects.values_list("pk", "parent_id"))
    found, more = set(ids), set(ids)
    while more:
        more = {pk for pk, parent in parents.items() if parent in more} - found
        found |= more
    return found


_NOTHING: dict[str, Callable[[], str]] = {
    "team": lambda: _("There is no team “%(name)s”."),
    "state": lambda: _("There is no state “%(name)s”."),
    "category": lambda: _("There is no category “%(name)s”."),
    "product": lambda: _("There is no product or service “%(name)s”."),
    "assignee": lambda: _("Nobody is called “%(name)s”."),
    "requester": lambda: _("Nobody is called “%(name)s”."),
    "organisation": lambda: _("There is no organisation “%(name)s”."),
    "tag": lambda: _("There is no tag “%(name)s”."),
}
