"""Words in filters: which tickets say them, as far as somebody may read."""

from django.db.models import Q
from django.db.models.expressions import RawSQL

from firstline.core.access import Actor
from firstline.search.matching import as_phrase, as_question, entries_with, words_of
from firstline.tickets.policies import sees_notes


def tickets_saying(actor: Actor, text: str, is_phrase: bool) -> Q:  # noqa: FBT001 -- as filters ask for it
    """The tickets in which all words of `text` are said, or the phrase as it stands; no notes for those who may not
    read them."""
    words = words_of(text)
    if not words:
        return Q(pk__in=[])
    entries = entries_with(as_phrase(words) if is_phrase else as_question(words))
    if not sees_notes(actor):
        entries = entries.filter(is_internal=False)
    # As finished SQL: Django would rename the table in a subquery, but not in what the database is asked by hand.
    sql, params = entries.order_by().values("ticket_id").query.sql_with_params()
    return Q(pk__in=RawSQL(sql, params))  # noqa: S611 -- made by Django itself
