"""Addresses in header fields: names, groups, comments, and all the ways to write them wrongly.

`entries` cuts a field at its commas; here each entry is read for a name and an address. Addresses are kept as
they came, not checked.
"""

import re

from firstline.channels.email.reading.entries import Entry, cut
from firstline.channels.email.reading.limits import MAX_ADDRESSES, Notes
from firstline.channels.email.reading.mail import Address
from firstline.channels.email.reading.words import decode_words, one_line

_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]@]{1,256}+@(?:\[[^\s\[\]<>]{1,60}\]|[^\s<>,;\"()@]{1,256})")
_QUOTED_LOCAL = re.compile(r'"[^"]{1,200}"@[^\s<>,;"()@]{1,256}')
_COMMENT = re.compile(r"\([^()]{0,500}\)")
_SPACE = re.compile(r"\s++")
_PREFIXES = ("mailto:", "smtp:")
_LONGEST = 1_000
_LONGEST_FIELD = 250_000


def read_addresses(values: list[str], notes: Notes) -> tuple[Address, ...]:
    """Read all values of an address field as one list: groups opened, duplicates left."""
    found: list[Address] = []
    for value in values:
        found += _read_list(value[:_LONGEST_FIELD], MAX_ADDRESSES + 1 - len(found))
        if len(found) > MAX_ADDRESSES or len(value) > _LONGEST_FIELD:
            notes.limit("addresses")
            return tuple(found[:MAX_ADDRESSES])
    return tuple(found)


def _read_list(value: str, most: int) -> list[Address]:
    found: list[Address] = []
    waiting: list[Entry] = []
    for entry in cut(value):
        if len(found) >= most:
            return found
        if entry.is_only_words:
            waiting.append(entry)
            continue
        if entry.is_named and waiting:
            entry = entry.after(waiting.pop())  # noqa: PLW2901
        found += _all_of(waiting) + _addresses_of(entry)
        waiting = []
    return found + _all_of(waiting[: most - len(found)])


def _all_of(entries: list[Entry]) -> list[Address]:
    return [address for entry in entries for address in _addresses_of(entry)]


def _addresses_of(entry: Entry) -> list[Address]:
    if entry.angle is None:
        return _without_angle(entry)
    address = _clean(entry.angle)
    name = _name_of(entry)
    if "@" not in address and _ADDRESS.fullmatch(name):
        return [Address(address, name)]
    return [Address(name, address)] if name or address else []


def _name_of(entry: Entry) -> str:
    words = _SPACE.sub(" ", decode_words(entry.words))
    comment = _SPACE.sub(" ", decode_words(entry.comment))
    if words and comment:
        return f"{words} ({comment})"[:_LONGEST]
    return (words or comment)[:_LONGEST]


def _without_angle(entry: Entry) -> list[Address]:
    quoted_local = _QUOTED_LOCAL.search(entry.raw)
    if quoted_local:
        return [Address(decode_words(entry.comment), quoted_local[0])]
    words = _clean_words(entry.words[:_LONGEST])
    if "@" in words and not _SPACE.search(words) and not words.startswith("=?"):
        return [Address(decode_words(entry.comment), _clean(words))]
    found = _ADDRESS.findall(words)
    if len(found) > 1 and not _ADDRESS.sub("", words).strip(" '"):
        return [Address("", address) for address in found]
    if found:
        name = _ADDRESS.sub(" ", words, count=1).strip(" '-:")
        comment = decode_words(entry.comment)
        return [Address(_SPACE.sub(" ", decode_words(name)) or comment, _clean(found[0]))]
    return _without_address(entry)


def _without_address(entry: Entry) -> list[Address]:
    """Read an entry in which nothing looks like an address: an encoded one, a local name, or only a name."""
    decoded = decode_words(entry.words)
    if "@" in decoded and decoded != entry.words:
        return [address for again in cut(decoded) for address in _addresses_of(again._replace(comment=""))][:1]
    if not decoded or decoded.lower().startswith("undisclosed"):
        return []
    return [Address(decoded, "")] if " " in decoded else [Address(decode_words(entry.comment), decoded)]


def _clean_words(words: str) -> str:
    """Close up `joe @ example . com`, and take `mailto:` away."""
    cleaned = words.strip()
    for prefix in _PREFIXES:
        if cleaned[: len(prefix)].lower() == prefix:
            cleaned = cleaned[len(prefix) :]
    if " @" in cleaned or "@ " in cleaned:
        local, _, domain = cleaned.partition("@")
        if len(local.split()) == 1 and " " not in domain.replace(" . ", ".").strip():
            return f"{local.strip()}@{domain.replace(' . ', '.').strip()}"
    return cleaned


def _clean(angle: str) -> str:
    """Take from what stands between angle brackets the address: no route, comment, prefix or space."""
    address = one_line(decode_words(_COMMENT.sub("", angle)[:_LONGEST]))
    if address.startswith("@") and ":" in address:
        address = address.rpartition(":")[2]
    for prefix in _PREFIXES:
        if address[: len(prefix)].lower() == prefix:
            address = address[len(prefix) :]
    if address[:1] == "'" and address[-1:] == "'":
        address = address[1:-1]
    return address if '"' in address else _SPACE.sub("", address)
