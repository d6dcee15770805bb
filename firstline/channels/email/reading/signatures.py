"""Finds signatures at the end of what a person wrote: below "-- ", and those that programs and phones add."""

import re

from firstline.channels.email.reading.signature_phrases import DEVICES, SENT_FROM, SENT_FROM_ENDS

_ARMOUR_ENDS = {
    "-----BEGIN PGP SIGNED MESSAGE-----": "",
    "-----BEGIN PGP SIGNATURE-----": "-----END PGP SIGNATURE-----",
}
_ADDRESS = re.compile(r"[<(\[]\s?(?:https?:|www\.|mailto:)[^<>()\[\]]{0,500}[>)\]]|https?://\S{1,500}")
_ONLY_ADDRESS = re.compile(r"[<(\[]?(?:https?:|www\.)\S{1,500}$")
_MAIL_ADDRESS = re.compile(r"<?[^\s@<>]{1,64}@[^\s@<>]{1,200}$")
_LONGEST_SENT_FROM = 140
_DELIMITERS = {"--", "—", "- --", "-- -"}
_MOST_SIGNATURE_LINES = 40
_UNDERSCORES = re.compile(r"_{5,}$")
_MOST_CARD_LINES = 8
_LONGEST_CARD_LINE = 60
_FOOTER_RULE = re.compile(r"_{20,}$|-{30,}$")
_MOST_FOOTER_LINES = 15
_FOOTER_WORDS = (
    "mailing list",
    "unsubscribe",
    "mailman/listinfo",
    "listinfo",
    "e-postlista",
    "to post to this list",
)


def signature_lines(said: list[str]) -> list[bool]:
    """Tell for each line (without outer spaces) of what a person wrote whether it belongs to a signature."""
    is_signature = [False] * len(said)
    _mark_armour(said, is_signature)
    end = _mark_from(_footer(said), is_signature, len(said))
    end = _mark_from(_address_below_rule(said[:end]), is_signature, end)
    end = _mark_from(_card_below_rule(said[:end]), is_signature, end)
    _mark_from(_delimiter(said[:end]), is_signature, end)
    for index, line in enumerate(said):
        if not is_signature[index] and is_sent_from(line) and _ends_here(said, index):
            is_signature[index] = True
            _mark_addresses_after(said, index, is_signature)
    return is_signature


def _ends_here(said: list[str], index: int) -> bool:
    """Whether nothing of the same paragraph follows but addresses and what is no sentence."""
    below = said[index + 1] if index + 1 < len(said) else ""
    return not below.endswith((".", "?", "!")) or _ADDRESS.search(below) is not None


def _mark_armour(said: list[str], is_signature: list[bool]) -> None:
    """Mark what PGP puts around a text it signs."""
    ends_with: str | None = None
    for index, line in enumerate(said):
        ends_with = _ARMOUR_ENDS.get(line, ends_with)
        is_signature[index] = ends_with is not None
        if line == ends_with:
            ends_with = None


def is_sent_from(said: str) -> bool:
    """Tell a line like "Sent from my iPhone", in the languages phones speak."""
    if not 5 < len(said) <= _LONGEST_SENT_FROM * 5:
        return False
    words = _ADDRESS.sub("", said).casefold().strip(" .*_-–—|<>[]()")
    if len(words) > _LONGEST_SENT_FROM:
        return False
    if "outlook" in words and "aka.ms/" in said:
        return True
    if words.endswith(" from mobile") and len(words.split()) <= 4:
        return True
    opening = next((phrase for phrase in SENT_FROM if words.startswith(phrase)), None)
    if opening is not None:
        return _names_device(words[len(opening) :], opening)
    return words.endswith(SENT_FROM_ENDS) and any(device in words for device in DEVICES)


def _names_device(rest: str, opening: str) -> bool:
    if "outlook" in opening:
        return len(rest.split()) <= 6
    first_words = " ".join(rest.split()[:5])
    if any(device in first_words for device in DEVICES):
        return len(rest.split()) <= 14
    return opening == "sent from" and 0 < len(rest.split()) <= 5 and not any(mark in rest for mark in ",.!?;:")


def _delimiter(said: list[str]) -> int | None:
    """Find the line of two dashes that has something above it and not too much below."""
    below = sum(1 for line in said if line)
    for index, line in enumerate(said):
        below -= bool(line)
        if line in _DELIMITERS and below <= _MOST_SIGNATURE_LINES:
            return index
    return None


def _footer(said: list[str]) -> int | None:
    """Find the rule above what a list server adds."""
    for index in range(len(said) - 1, max(-1, len(said) - 1 - _MOST_FOOTER_LINES), -1):
        if _FOOTER_RULE.match(said[index]):
            below = " ".join(said[index + 1 :]).casefold()
            return index if any(word in below for word in _FOOTER_WORDS) else None
    return None


def _address_below_rule(said: list[str]) -> int | None:
    """Find the rule that has nothing below it but a mail address."""
    saying = [index for index in range(max(0, len(said) - _MOST_FOOTER_LINES), len(said)) if said[index]][-2:]
    if len(saying) == 2 and _FOOTER_RULE.match(said[saying[0]]) and _MAIL_ADDRESS.match(said[saying[1]]):
        return saying[0]
    return None


def _card_below_rule(said: list[str]) -> int | None:
    """Find the underscores that have nothing below them but a few short lines: a name, a firm, a number."""
    for index in range(len(said) - 1, max(0, len(said) - 1 - _MOST_CARD_LINES), -1):
        if _UNDERSCORES.match(said[index]):
            return index if any(said[index + 1 :]) and any(said[:index]) else None
        if len(said[index]) > _LONGEST_CARD_LINE or said[index].endswith((".", "!", "?", ":", ",", "。", "？")):
            return None
    return None


def _mark_from(start: int | None, is_signature: list[bool], end: int) -> int:
    if start is None:
        return end
    is_signature[start:end] = [True] * (end - start)
    return start


def _mark_addresses_after(said: list[str], index: int, is_signature: list[bool]) -> None:
    for after in range(index + 1, min(index + 3, len(said))):
        if not _ONLY_ADDRESS.match(said[after]):
            return
        is_signature[after] = True
