"""What a form field's macro must know of Django's widget: what kind it is, and its HTML with our attributes."""

from collections.abc import Mapping
from typing import Any

from django.forms import BoundField, CheckboxInput, FileInput, RadioSelect, Select, Textarea
from django.forms.widgets import CheckboxSelectMultiple
from django.utils.safestring import SafeString


def widget_kind(bound: BoundField) -> str:
    """`hidden`, `radios`, `checkboxes`, `checkbox`, `file`, `select`, `textarea`, or `text` for all single lines."""
    widget = bound.field.widget
    if bound.is_hidden:
        return "hidden"
    kinds: list[tuple[type[Any], str]] = [
        (CheckboxSelectMultiple, "checkboxes"),
        (RadioSelect, "radios"),
        (CheckboxInput, "checkbox"),
        (FileInput, "file"),
        (Select, "select"),
        (Textarea, "textarea"),
    ]
    return next((name for kind, name in kinds if isinstance(widget, kind)), "text")


def drawn(bound: BoundField, attrs: Mapping[str, Any]) -> SafeString:
    """The widget's HTML with `attrs` added to its own; None leaves an attribute out."""
    own = bound.field.widget.attrs
    together = {name: value for name, value in attrs.items() if value is not None}
    if "class" in own and "class" in together:
        together["class"] = f"{together['class']} {own['class']}"
    return bound.as_widget(attrs=together)
