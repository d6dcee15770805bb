"""What somebody typed, read as what they look for."""

import re
from dataclasses import dataclass, replace

MOST_LETTERS = 500
MOST_TERMS = 12
MOST_WORDS_IN_PHRASE = 12
QUOTES = str.maketrans("“”„‟«»", '""""""')
WORD = re.compile(r"[^\W_]+")
PART = re.compile(r'(?P<minus>(?<!\S)-(?=\S))?(?:"(?P<phrase>[^"]*)"?|(?P<plain>[^\s"]+))')


@dataclass(frozen=True)
class Term:
    """Words that follow each other. `is_half`: the last may be the beginning of a word. `also` are single words that
    count as this one: other forms of it, or what was meant."""

    words: tuple[str, ...]
    is_half: bool = True
    also: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """The one word this is; empty for a phrase."""
        return self.words[0] if len(self.words) == 1 else ""

    @property
    def is_exact(self) -> bool:
        """Whether it stood in quotes, so that no other form of it will do."""
        return not self.is_half

    def or_else(self, words: tuple[str, ...]) -> "Term":
        return replace(self, also=words)


@dataclass(frozen=True)
class Asked:
    """All of `terms`, none of `without`."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()


def asked_for(text: str) -> Asked:
    """Words, "phrases" and -without, at most twelve. What is glued together ("e-mail", "anna@bergs.se") is a phrase."""
    terms, without = list[Term](), list[Term]()
    for part in PART.finditer(text[:MOST_LETTERS].translate(QUOTES)):
        phrase, plain = part["phrase"], part["plain"]
        words = words_of(plain if phrase is None else phrase)[:MOST_WORDS_IN_PHRASE]
        if words:
            (without if part["minus"] else terms).append(Term(tuple(words), is_half=phrase is None))
    return Asked(_once(terms), _once(without))


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case, as both databases part them."""
    return [word.lower() for word in WORD.findall(text)]


def _once(terms: list[Term]) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(terms))[:MOST_TERMS]
