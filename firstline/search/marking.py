"""Showing where something was found: the words around it, with what was looked for marked."""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from firstline.search.asking import Term

BEFORE = 60
AROUND = 220
NOTHING = Markup("")


def pattern_of(term: Term, *, is_half: bool) -> "re.Pattern[str]":
    """What a term looks like in a text, as whole words or as the beginning of the last one."""
    return re.compile(_spelled(term.words, is_half=is_half), re.IGNORECASE)


def any_pattern(terms: Iterable[Term]) -> "re.Pattern[str] | None":
    """What any of the terms looks like, in each of its forms."""
    spelled = [
        _spelled(words, is_half=is_half)
        for term in terms
        for words, is_half in [(term.words, term.is_half), *(((word,), False) for word in term.also)]
    ]
    return re.compile("|".join(spelled), re.IGNORECASE) if spelled else None


def marked(text: str, terms: Iterable[Term]) -> Markup:
    """The whole text on one line, with the words marked."""
    return _with_marks(_on_one_line(text), any_pattern(terms))


def snippet(text: str, terms: Iterable[Term]) -> Markup:
    """The words around the first place where one of the terms occurs, on one line, with the words marked."""
    pattern = any_pattern(terms)
    line = _on_one_line(text)
    found = pattern.search(line) if pattern else None
    start = _beginning_of_word(line, max(0, found.start() - BEFORE)) if found else 0
    end = min(len(line), start + AROUND)
    shown = line[start:end] if end == len(line) else line[start:end].rsplit(" ", 1)[0]
    return Markup("{}{}{}").format("… " if start else "", _with_marks(shown, pattern), " …" if end < len(line) else "")


def _spelled(words: tuple[str, ...], *, is_half: bool) -> str:
    body = r"[\W_]+".join(map(re.escape, words))
    return rf"(?<![^\W_]){body}" + (r"[^\W_]*" if is_half else r"(?![^\W_])")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _beginning_of_word(line: str, place: int) -> int:
    if place == 0:
        return 0
    space = line.find(" ", place)
    return space + 1 if 0 <= space - place < BEFORE else place


def _with_marks(line: str, pattern: "re.Pattern[str] | None") -> Markup:
    parts, last = [NOTHING], 0
    for found in pattern.finditer(line) if pattern else ():
        parts += [escape(line[last : found.start()]), Markup("<mark>{}</mark>").format(found[0])]
        last = found.end()
    return NOTHING.join([*parts, escape(line[last:])])
