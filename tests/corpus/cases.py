"""All mails of the corpus."""

from itertools import chain

from tests.corpus import clients, fields, innocent, kinds, letters, odd, texts
from tests.corpus.case import Case


def all_cases() -> list[Case]:
    """Every mail with what is expected of it."""
    return list(
        chain(
            clients.cases(),
            letters.cases(),
            odd.cases(),
            innocent.cases(),
            kinds.cases(),
            fields.cases(),
            texts.cases(),
        )
    )
