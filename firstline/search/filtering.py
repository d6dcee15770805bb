"""Words in filters: which tickets say them, as far as somebody may read."""

from django.db.models import Q

from firstline.core.access import Actor
from firstline.search.queries import tickets_with_words


def tickets_saying(actor: Actor, text: str, is_phrase: bool) -> Q:  # noqa: FBT001 -- as filters ask for it
    """The tickets in which all words of `text` are said, or the phrase as it stands; no notes for those who may not
    read them."""
    plain = " ".join(text.replace('"', " ").replace("-", " ").split())
    return Q(pk__in=tickets_with_words(actor, f'"{plain}"' if is_phrase else plain))
