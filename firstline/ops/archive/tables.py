"""Which tables an archive holds, in an order in which they can be filled."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps.registry import Apps
from django.db.models import Field, Model
from django.db.models.fields.related import ForeignKey

# True for this moment only, or made anew by itself: not worth keeping, and a restored session would let somebody in.
PASSING = frozenset(
    {
        "django_session",
        "worker_pulse",
        "periodic_run",
        "presence",
        "live_signal",
        "mailbox_watch",
        "quota",
        "search_word",
        "search_word_key",
        "search_unlearned",
    }
)

Columns = tuple["Field[Any, Any]", ...]


def all_tables(apps: Apps) -> list[type[Model]]:
    """Every table of ours, those first that others point to."""
    models = {table_name(model): model for model in apps.get_models(include_auto_created=True) if _is_ours(model)}
    ordered: dict[str, type[Model]] = {}
    for name in sorted(models):
        _add_with_what_it_needs(models[name], models, ordered, ())
    return list(ordered.values())


def kept_tables(apps: Apps) -> list[type[Model]]:
    """Those an archive holds."""
    return [model for model in all_tables(apps) if table_name(model) not in PASSING]


def table_name(model: type[Model]) -> str:
    return model._meta.db_table


def columns(model: type[Model]) -> Columns:
    """By name: models as they are now and as migrations remember them list their fields differently."""
    return tuple(sorted(model._meta.concrete_fields, key=lambda field: field.column or ""))


def _is_ours(model: type[Model]) -> bool:
    return bool(model._meta.managed and not model._meta.proxy and not model._meta.swapped)


def _add_with_what_it_needs(
    model: type[Model], models: dict[str, type[Model]], ordered: dict[str, type[Model]], within: Iterable[str]
) -> None:
    name = table_name(model)
    path = (*within, name)
    if name in ordered:
        return
    for needed in _needed_by(model):
        if needed in models and needed not in path:
            _add_with_what_it_needs(models[needed], models, ordered, path)
    ordered[name] = model


def _needed_by(model: type[Model]) -> Iterator[str]:
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            target = field.remote_field.model
            assert isinstance(target, type)
            yield table_name(target)
