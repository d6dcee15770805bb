"""Learning the words of what was said, so that their other forms and what was misspelt are found."""

import time
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from firstline.search.asking import words_of
from firstline.search.models import SearchEntry, Unlearned, Word, WordKey
from firstline.search.spelling import kept_under, may_be_misspelt
from firstline.search.vocabulary import LONGEST_WORD, keys_of_forms

AT_ONCE = 200
SECONDS_AT_A_TIME = 3.0
SHORTEST_WORD = 2


def learn_new_words(_at: datetime) -> int:
    """Learn what was said since the last time, for some seconds. Returns of how many entries. Called by one worker at a
    time."""
    if not Word.objects.exists() and not Unlearned.objects.exists():
        learn_all_later()
    began, count = time.monotonic(), 0
    while time.monotonic() - began < SECONDS_AT_A_TIME and (learned := _learn_some()):
        count += learned
    return count


def learn_all_later() -> None:
    """Have every entry learned in the time that comes."""
    last = 0
    while ids := list(SearchEntry.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:5000]):
        Unlearned.objects.bulk_create([Unlearned(entry_id=pk) for pk in ids])
        last = ids[-1]


@transaction.atomic
def _learn_some() -> int:
    rows = list(Unlearned.objects.order_by("pk")[:AT_ONCE])
    if rows:
        texts = SearchEntry.objects.filter(pk__in=[row.entry_id for row in rows]).values_list("text", flat=True)
        learn_words(texts)
        Unlearned.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def learn_words(texts: Iterable[str]) -> None:
    """Learn the words of these texts that nobody has used before."""
    words = sorted({word for text in texts for word in words_of(text) if _is_learned(word)})
    for start in range(0, len(words), 500):
        _learn(words[start : start + 500])


def _is_learned(word: str) -> bool:
    return SHORTEST_WORD <= len(word) <= LONGEST_WORD and not word.isdecimal()


def _learn(words: list[str]) -> None:
    known = set(Word.objects.filter(text__in=words).values_list("text", flat=True))
    new = [word for word in words if word not in known]
    if not new:
        return
    Word.objects.bulk_create([Word(text=word) for word in new], ignore_conflicts=True)
    kept = Word.objects.filter(text__in=new)
    rows = [WordKey(key=key, word=word) for word in kept for key in sorted(_keys(word.text))]
    WordKey.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2000)


def _keys(word: str) -> set[int]:
    return keys_of_forms(word) | (kept_under(word) if may_be_misspelt(word) else set())
