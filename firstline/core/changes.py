"""Setting fields of a row and saying what changed, for the record."""

from collections.abc import Mapping
from typing import Any

from django.db import models


def apply_changes(row: models.Model, values: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Set those of `values` that differ, save them, and return {field: (before, after)} in words.

    Nothing is saved when nothing differs.
    """
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    said = {name: (_in_words(getattr(row, name)), _in_words(value)) for name, value in changed.items()}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.save(update_fields=list(changed))
    return said


def _in_words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(str(one) for one in value)
    return str(value)
