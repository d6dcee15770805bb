"""Words that nearly are each other: without accents, and with a letter too many, too few, wrong or swapped.

Both databases find near words the same way, without an extension: every word is kept under the words it becomes when
one letter is left out. A typed word is looked up under what it becomes without one or two of its letters.
"""

import unicodedata
from hashlib import blake2b
from itertools import combinations

SHORTEST = 4
LONGEST = 20
FORGIVEN_TWICE_FROM = 7
"""Letters from which on two slips are forgiven."""


def folded(word: str) -> str:
    """The word without accents and rings: "nätverk" is "natverk"."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def may_be_misspelt(word: str) -> bool:
    """Whether somebody could have meant another word: numbers and short words are what they are."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


def slips_forgiven(word: str) -> int:
    return 2 if len(word) >= FORGIVEN_TWICE_FROM else 1


def kept_under(word: str) -> set[int]:
    """The keys under which a word is found again by who misspells it."""
    return {key("near", less) for less in _with_letters_left_out(folded(word), 1)}


def looked_up_under(word: str) -> set[int]:
    """The keys under which what was meant by a typed word may be kept."""
    return {key("near", less) for less in _with_letters_left_out(folded(word), slips_forgiven(word))}


def key(kind: str, value: str) -> int:
    """A number for a word in one of its forms. Two words may share one, so what is found is looked at again."""
    return int.from_bytes(blake2b(f"{kind} {value}".encode(), digest_size=8).digest(), signed=True)


def slips_between(one: str, other: str) -> int:
    """How many letters are too many, too few, wrong or swapped with their neighbour."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def _with_letters_left_out(word: str, most: int) -> set[str]:
    left_out = {word}
    for count in range(1, most + 1):
        left_out |= {
            "".join(letter for place, letter in enumerate(word) if place not in places)
            for places in map(set, combinations(range(len(word)), count))
        }
    return left_out
