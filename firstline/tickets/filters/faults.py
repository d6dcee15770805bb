"""What is wrong with a typed filter, and where."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import ClassVar

from django.utils.translation import gettext as _

from firstline.core.errors import DomainError

Place = tuple[int, int]
"""From which letter of the text to which, the last one left out."""


class FilterFault(DomainError):
    """A filter that makes no sense. `place` says where in the text."""

    code: ClassVar[str] = "filter"

    def __init__(self, message: object, place: Place = (0, 0)) -> None:
        super().__init__(message, field="filter")
        self.place = place


def did_you_mean(sentence: str, typed: str, known: Iterable[str]) -> str:
    """`sentence`, with the nearest of what is `known` offered behind it."""
    by_folded = {one.casefold(): one for one in known}
    near = get_close_matches(typed.casefold(), by_folded, n=1, cutoff=0.6)
    return f"{sentence} {_('Did you mean “%(near)s”?') % {'near': by_folded[near[0]]}}" if near else sentence
