"""The environment of all our templates: escaping on, translations, and what every template may call."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined

from firstline.pages.assets import asset, asset_parts
from firstline.pages.branding import brand
from firstline.pages.filters.attributes import attributes
from firstline.pages.filters.figures import filesize, number
from firstline.pages.filters.in_time import ago, in_time
from firstline.pages.filters.people import avatar_tone, initials
from firstline.pages.filters.when import moment, when, whole_date
from firstline.pages.happenings import happening
from firstline.pages.icon import icon
from firstline.pages.languages import offered_languages
from firstline.pages.widgets import drawn, widget_kind
from firstline.pages.words import words

FILTERS = {
    "ago": ago,
    "attributes": attributes,
    "avatar_tone": avatar_tone,
    "filesize": filesize,
    "in_time": in_time,
    "initials": initials,
    "moment": moment,
    "number": number,
    "when": when,
    "whole_date": whole_date,
}


def environment(**options: Any) -> Environment:
    """Made by Django's Jinja2 backend, which hands over loader and reloading."""
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], **options)  # noqa: S701 -- it is on, above
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.filters.update(FILTERS)
    made.globals.update(
        asset=asset,
        asset_parts=asset_parts,
        brand=brand,
        current_language=get_language,
        happening=happening,
        drawn=drawn,
        icon=icon,
        offered_languages=offered_languages,
        url=url,
        widget_kind=widget_kind,
        words=words,
    )
    return made


def url(name: str, *args: object, **kwargs: object) -> str:
    """The path of a named page. Raises NoReverseMatch for a name that there isn't."""
    return reverse(name, args=args or None, kwargs=kwargs or None)
