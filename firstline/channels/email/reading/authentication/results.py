"""One Authentication-Results field: who says it, and what was found by which method."""

import re
from typing import NamedTuple

_LONGEST = 10_000
_MOST_FINDINGS = 50
_LEXEME = re.compile(r'"(?:[^"\\]|\\.)*+"|[()]|[^()"]++|.', re.DOTALL)
_PAIR = re.compile(r'([A-Za-z0-9._/-]{1,60}+)\s{0,5}=\s{0,5}(?:"([^"]{0,500})"|([^\s;"]{1,500}))')


class Finding(NamedTuple):
    """What one method found: `dkim`, `pass`, `{"header.d": "example.com"}`. All in lower case."""

    method: str
    result: str
    properties: dict[str, str]


class Results(NamedTuple):
    """A field as it was read. `server` is empty where the field names none, as Exchange Online's do."""

    server: str
    findings: tuple[Finding, ...]


def read_results(value: str) -> Results:
    """Read the value of one field; what makes no sense in it is left out."""
    first, *others = _without_comments(value[:_LONGEST]).lower().split(";")
    names_no_server = "=" in first
    words = [] if names_no_server else first.split()
    segments = [first, *others] if names_no_server else others
    findings = [finding for segment in segments[:_MOST_FINDINGS] if (finding := _finding(segment))]
    return Results(words[0] if words else "", tuple(findings))


def _without_comments(value: str) -> str:
    """A field without comments, and with semicolons only where something ends."""
    kept: list[str] = []
    depth = 0
    for lexeme in _LEXEME.findall(value):
        if lexeme == "(" or (lexeme == ")" and depth):
            depth += 1 if lexeme == "(" else -1
            kept.append(" ")
        elif not depth:
            kept.append(lexeme.replace(";", ",") if lexeme[0] == '"' else lexeme)
    return "".join(kept)


def _finding(segment: str) -> Finding | None:
    pairs = [(name, quoted or plain) for name, quoted, plain in _PAIR.findall(segment)]
    if not pairs:
        return None
    (method, result), *properties = pairs
    named: dict[str, str] = {}
    for name, said in properties:
        named.setdefault(name, said)
    return Finding(method.partition("/")[0], result, named)
