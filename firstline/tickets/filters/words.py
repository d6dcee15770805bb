"""Words are found by search, which lies above tickets and says here how."""

from collections.abc import Callable

from django.db.models import Q

from firstline.core.access import Actor

Matcher = Callable[[Actor, str, bool], Q]
"""(who asks, words, whether they are one phrase) to the tickets in which they are said, as far as this actor reads."""

_matchers: list[Matcher] = []


def find_words_by(matcher: Matcher) -> None:
    """Have words of filters found by `matcher`. Called in `config/wiring.py` only."""
    _matchers[:] = [matcher]


def tickets_saying(actor: Actor, text: str, *, is_phrase: bool) -> Q:
    return _matchers[0](actor, text, is_phrase) if _matchers else Q(subject__icontains=text)
