"""What else a typed word may be: another form of it, or the word that was meant."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from firstline.core.prepared import Prepared
from firstline.search.asking import Term
from firstline.search.models import WordKey
from firstline.search.spelling import folded, key, looked_up_under, may_be_misspelt, slips_between, slips_forgiven
from firstline.search.stems import stems_of

MOST_FORMS = 16
MOST_MEANT = 4
MOST_LOOKED_AT = 400
LONGEST_WORD = 40


def keys_of_forms(word: str) -> set[int]:
    """The keys under which other forms of a word are kept."""
    return {key("stem", stem) for stem in stems_of(word)} | {key("plain", folded(word))}


def with_other_forms(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms, each also as the other forms of its word. What stood in quotes stays as it is."""
    terms = tuple(terms)
    keys = {term: keys_of_forms(term.word) for term in terms if term.word and not term.is_exact}
    kept = _kept_under(set().union(*keys.values()))
    return tuple(term.or_else(_forms(term, keys[term], kept)) if term in keys else term for term in terms)


def _forms(term: Term, keys: set[int], kept: dict[int, list[str]]) -> tuple[str, ...]:
    words = {word for one in keys for word in kept[one] if _is_form(word, term.word)}
    return tuple(sorted(words, key=lambda word: (len(word), word)))[:MOST_FORMS]


def _is_form(word: str, typed: str) -> bool:
    if word.startswith(typed):
        return False  # half words are found anyway
    return bool(stems_of(word) & stems_of(typed)) or (typed == folded(typed) and folded(word) == typed)


def meant_by(typed: str) -> tuple[str, ...]:
    """The words somebody may have meant, the nearest first."""
    if not may_be_misspelt(typed):
        return ()
    kept = _kept_under(looked_up_under(typed))
    plain = folded(typed)
    slips = {word: slips_between(folded(word), plain) for words in kept.values() for word in words}
    near = sorted((count, word[0] != typed[0], word) for word, count in slips.items() if count <= slips_forgiven(typed))
    return tuple(word for _count, _begins, word in near[:MOST_MEANT])


def _kept_under(keys: set[int]) -> defaultdict[int, list[str]]:
    kept: defaultdict[int, list[str]] = defaultdict(list)
    for one, word in _words.among(keys=sorted(keys)) if keys else ():
        kept[one].append(word)
    return kept


def _words_of(keys: list[int]) -> "QuerySet[WordKey, tuple[int, str]]":
    return WordKey.objects.filter(key__in=keys).values_list("key", "word__text")[:MOST_LOOKED_AT]


_words = Prepared(_words_of)
