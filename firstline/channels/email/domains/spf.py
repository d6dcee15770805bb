"""Reading SPF records (RFC 7208), as far as it takes to say what is wrong with one."""

import re
from dataclasses import dataclass

from firstline.channels.email.domains.asking import Dns

BEGINS = "v=spf1"
MOST_LOOKUPS = 10
"""Questions to DNS that one check may cost; a record that costs more counts as broken."""

ASKING = frozenset({"include", "a", "mx", "ptr", "exists", "redirect"})
_NAME = re.compile(r"[:/=]")


@dataclass(frozen=True)
class Spf:
    """A record, read: its terms in lower case, all that its includes name, and the questions it costs."""

    text: str
    terms: tuple[str, ...]
    named: frozenset[str]
    lookups: int

    @property
    def allows_everybody(self) -> bool:
        return any(term in ("all", "+all") for term in self.terms)

    @property
    def has_an_end(self) -> bool:
        return any(term.lstrip("+-~?") == "all" or term.startswith("redirect=") for term in self.terms)

    def names(self, mechanism: str) -> bool:
        return mechanism in self.named

    def with_mechanism(self, mechanism: str) -> str:
        """The record as it would be with this mechanism in it, before its end."""
        words = self.text.split()
        at = next((i for i, word in enumerate(words) if _is_end(word.lower())), len(words))
        return " ".join([*words[:at], mechanism, *words[at:]])


def spf_records(texts: list[str]) -> list[str]:
    """Those of a name's texts that are SPF records."""
    return [text for text in texts if text.lower().split(" ", 1)[0] == BEGINS]


def read_spf(text: str, dns: Dns) -> Spf:
    """Read a record and those it includes. Raises Silent."""
    named: set[str] = set()
    lookups = _follow(text, dns, named, seen=set())
    return Spf(text=text, terms=_terms(text), named=frozenset(named), lookups=lookups)


def _follow(text: str, dns: Dns, named: set[str], *, seen: set[str]) -> int:
    """Add what a record names to `named`; returns the questions it costs, counted until they are too many."""
    lookups = 0
    for term in _terms(text):
        mechanism = term.lstrip("+-~?")
        named.add(mechanism)
        lookups += _asks(mechanism)
        target = mechanism.removeprefix("include:").removeprefix("redirect=")
        if target == mechanism or target in seen or len(seen) > MOST_LOOKUPS:
            continue
        seen.add(target)
        for inner in spf_records(dns.texts(target))[:1]:
            lookups += _follow(inner, dns, named, seen=seen)
    return lookups


def _terms(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split()[1:])


def _asks(mechanism: str) -> bool:
    """Whether checking it takes a question to DNS."""
    return _NAME.split(mechanism, maxsplit=1)[0] in ASKING


def _is_end(word: str) -> bool:
    return word.lstrip("+-~?") == "all" or word.startswith("redirect=")
