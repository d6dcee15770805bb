"""Finding tickets by words: the newest first, and among them the best."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from firstline.core.access import Actor
from firstline.search.asking import Term, asked_for, words_of
from firstline.search.entries import NEWEST, Entry, Reader
from firstline.search.hits import Hit, hits_of
from firstline.search.ranking import Ranked, ranked
from firstline.search.vocabulary import meant_by, with_other_forms
from firstline.search.wanted import Wanted

PAGE = 25
MOST_WINDOWS = 4
FEW = 5
CURSOR = re.compile(r"(\d{1,18})\.(\d{1,4})")


@dataclass(frozen=True)
class Replacement:
    """A word that nothing holds, and the words that were looked for in its place."""

    typed: str
    meant: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """Some hits, and the cursor of the next ones; empty when these were the last."""

    hits: list[Hit] = field(default_factory=list)
    next_cursor: str = ""
    replacements: tuple[Replacement, ...] = ()


@dataclass(frozen=True)
class _Page:
    finds: list[Ranked]
    next_cursor: str = ""


def find(actor: Actor, wanted: Wanted, *, at: datetime, cursor: str = "", size: int = PAGE) -> Found:
    """The tickets this actor may see that hold all words of `wanted`, or nearly: other forms of them, words spread over
    a ticket, and where nothing holds a word, the words it may have been meant to be."""
    asked = asked_for(wanted.text)
    if not asked.terms:
        return Found()
    search = _Search(Reader(actor, wanted, at), asked.without, size)
    terms = with_other_forms(asked.terms)
    page = search.page(terms, cursor)
    if page.finds or page.next_cursor:
        return Found(hits_of(page.finds, terms), page.next_cursor)
    meant = search.terms_meant(terms)
    page = search.page(meant, cursor) if meant != terms else page
    hits = hits_of(page.finds, meant)
    return Found(hits, page.next_cursor, _replacements(terms, meant, page.finds, hits))


@dataclass(frozen=True)
class _Search:
    reader: Reader
    without: tuple[Term, ...]
    size: int

    def page(self, terms: tuple[Term, ...], cursor: str) -> _Page:
        top, seen = _place(cursor)
        for _window in range(MOST_WINDOWS):
            window = self.reader.window(terms, top=top)
            finds = ranked(self._kept(window.entries), terms)
            shown = finds[seen : seen + self.size]
            if seen + self.size < len(finds):
                return _Page(shown, f"{top}.{seen + self.size}")
            if not window.goes_on_at:
                return _Page([*shown, *self._spread(terms, finds)] if top == NEWEST and not seen else shown)
            if shown:
                break
            top, seen = window.goes_on_at, 0
        return _Page(shown, f"{window.goes_on_at}.0")

    def _kept(self, entries: list[Entry]) -> list[Entry]:
        """Without the tickets in which anything says what must not be said."""
        if not self.without or not entries:
            return entries
        unwanted = {entry.ticket_id for entry in self.reader.entries_in({e.ticket_id for e in entries}, self.without)}
        return [entry for entry in entries if entry.ticket_id not in unwanted]

    def _spread(self, terms: tuple[Term, ...], finds: list[Ranked]) -> list[Ranked]:
        """Tickets that hold one of the words here and another there, where few say them together."""
        if len(terms) < 2 or len(finds) >= FEW:
            return []
        held = [(self.reader.tickets_with(term), term) for term in terms]
        rarest, by = min(held, key=lambda one: len(one[0]))
        together = rarest - {find.ticket_id for find in finds}
        for _tickets, term in held:
            together = self.reader.tickets_with(term, ids=together) if together and term != by else together
        newest = sorted(together, reverse=True)[: self.size]
        return ranked(self._kept(self.reader.entries_in(newest, terms)), terms) if newest else []

    def terms_meant(self, terms: tuple[Term, ...]) -> tuple[Term, ...]:
        """The terms with near words for those that nothing holds."""
        return tuple(
            Term((near[0],), also=near[1:])
            if term.word and not term.is_exact and not self.reader.holds(term) and (near := meant_by(term.word))
            else term
            for term in terms
        )


def _replacements(
    typed: tuple[Term, ...], meant: tuple[Term, ...], finds: list[Ranked], hits: list[Hit]
) -> tuple[Replacement, ...]:
    """What was looked for in the place of what was typed; told are only words that stand in what was found, because
    others may have been said where this actor must not read."""
    texts = [find.said.text for find in finds if find.said] + [hit.ticket.subject for hit in hits]
    read = {word for text in texts for word in words_of(text)}
    told = [
        Replacement(before.word, tuple(word for word in (*after.words, *after.also) if word in read))
        for before, after in zip(typed, meant, strict=True)
        if before != after
    ]
    return tuple(one for one in told if one.meant)


def _place(cursor: str) -> tuple[int, int]:
    """From which ticket on, and how many of its window were shown. A cursor that isn't ours counts as none."""
    read = CURSOR.fullmatch(cursor)
    return (int(read[1]), int(read[2])) if read else (NEWEST, 0)
