"""The languages pages can be read in."""

from babel import Locale
from django.conf import settings


def offered_languages() -> list[tuple[str, str]]:
    """Code and own name of each: ("sv", "Svenska")."""
    return [(code, _own_name(code)) for code, _name in settings.LANGUAGES]


def is_offered(code: str) -> bool:
    return any(code == offered for offered, _name in settings.LANGUAGES)


def _own_name(code: str) -> str:
    name = str(Locale.parse(code, sep="-").get_language_name(code))
    return name[:1].upper() + name[1:]
