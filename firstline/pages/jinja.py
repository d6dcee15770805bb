"""The environment of all our templates: escaping on, translations, and what every template may call."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.backends import jinja2
from django.urls import reverse
from django.utils.translation import get_language, ngettext, npgettext
from django.utils.translation import gettext as translated
from django.utils.translation import pgettext as translated_in
from jinja2 import Environment, StrictUndefined

from firstline.pages.addresses import address
from firstline.pages.assets import asset, asset_parts
from firstline.pages.branding import brand
from firstline.pages.filters.attributes import attributes
from firstline.pages.filters.figures import filesize, number
from firstline.pages.filters.in_time import ago, in_time
from firstline.pages.filters.people import avatar_tone, initials
from firstline.pages.filters.warranty import calendar_day, warranty
from firstline.pages.filters.when import day, moment, weekday, when, whole_date, whole_day
from firstline.pages.happenings.sentence import happening
from firstline.pages.icon import icon
from firstline.pages.languages import offered_languages
from firstline.pages.next_page import shown_page
from firstline.pages.once import once
from firstline.pages.sentences import gettext, pgettext
from firstline.pages.widgets import drawn, widget_kind
from firstline.pages.words import words

FILTERS = {
    "ago": ago,
    "attributes": attributes,
    "avatar_tone": avatar_tone,
    "filesize": filesize,
    "day": day,
    "in_time": in_time,
    "initials": initials,
    "moment": moment,
    "number": number,
    "warranty": warranty,
    "calendar_day": calendar_day,
    "when": when,
    "whole_date": whole_date,
    "whole_day": whole_day,
    "weekday": weekday,
}


def environment(**options: Any) -> Environment:
    """Made by Django's Jinja2 backend, which hands over loader and reloading."""
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], **options)  # noqa: S701 -- it is on, above
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translated, ngettext, newstyle=True, pgettext=translated_in, npgettext=npgettext
    )
    made.globals.update(_=gettext, gettext=gettext, pgettext=pgettext)
    made.filters.update(FILTERS)
    made.globals.update(
        asset=asset,
        asset_parts=asset_parts,
        brand=brand,
        current_language=get_language,
        happening=happening,
        drawn=drawn,
        icon=icon,
        once=once,
        shown_page=shown_page,
        offered_languages=offered_languages,
        url=url,
        widget_kind=widget_kind,
        words=words,
    )
    return made


def url(name: str, *args: object, **kwargs: object) -> str:
    """The path of a named page. Raises NoReverseMatch for a name that there isn't."""
    return reverse(name, kwargs=kwargs) if kwargs else address(name, *args)


class Jinja2(jinja2.Jinja2):
    """Django's way to Jinja2, named as BACKEND in the settings."""

    def get_template(self, template_name: str) -> "Template":
        found = super().get_template(template_name)
        return Template(found.template, self)


class Template(jinja2.Template):
    """A page whose forms all carry the same token. Django's own makes another one at each mention."""

    def render(self, context: dict[str, Any] | None = None, request: HttpRequest | None = None) -> str:
        known = context or {}
        if request is not None:
            known = {**known, "request": request, "csrf_token": Token(request)}
        return self.template.render(known)


class Token:
    """The token of a page's forms, made when the first of them is drawn."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def _said(self) -> str:
        return get_token(self._request)

    def __str__(self) -> str:
        return self._said

    __html__ = __str__
