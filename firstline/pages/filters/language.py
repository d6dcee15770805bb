"""The viewer's language as Babel knows it."""

from functools import cache

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language


def viewers_locale() -> Locale:
    """The locale of the language that is active now; English when Babel doesn't know it."""
    return _locale(get_language() or "en")


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
