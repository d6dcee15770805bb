"""Pieces of the forms of settings."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class NamedForm(forms.Form):
    """A form for something that has a name in English and another in Swedish."""

    name = forms.CharField(label=_("Name"), max_length=120)
    name_sv = forms.CharField(label=_("Name in Swedish"), max_length=120, required=False)

    @staticmethod
    def initial_of(named: Any) -> dict[str, Any]:
        return {"name": named.name, "name_sv": named.translations.get("sv", "")}


def names(values: dict[str, Any]) -> dict[str, Any]:
    """`values` with the Swedish name where the domain wants it."""
    rest = {name: value for name, value in values.items() if name != "name_sv"}
    swedish = values.get("name_sv", "").strip()
    return {**rest, "translations": {"sv": swedish} if swedish else {}}


def language_choices() -> list[tuple[str, object]]:
    return [("", _("The desk's")), *settings.LANGUAGES]
