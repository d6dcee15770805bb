"""Sentences in templates, in the viewer's language: each is looked up and made safe once.

They take what Jinja2's own do: `_("Copied in: %(names)s", names=names)`; what is put in is escaped, and a per cent sign
is written twice.
"""

from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as translated
from django.utils.translation import pgettext as translated_in
from markupsafe import Markup


def gettext(sentence: str, **values: object) -> Markup:
    said = _said(sentence, get_language())
    return said % values if values else _plain(said)


def pgettext(context: str, sentence: str, **values: object) -> Markup:
    said = _said_in(context, sentence, get_language())
    return said % {"context": context, **values} if values else _plain(said)


@lru_cache(maxsize=10_000)
def _said(sentence: str, _language: str | None) -> Markup:
    return Markup(translated(sentence))  # noqa: S704 -- our own sentences


@lru_cache(maxsize=2_000)
def _said_in(context: str, sentence: str, _language: str | None) -> Markup:
    return Markup(translated_in(context, sentence))  # noqa: S704 -- our own sentences


@lru_cache(maxsize=10_000)
def _plain(said: Markup) -> Markup:
    return said % {}
