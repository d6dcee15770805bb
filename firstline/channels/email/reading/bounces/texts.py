"""Bounces written for people: which addresses they are about, and whether the server goes on trying."""

import re

from firstline.channels.email.reading.bounces.phrases import (
    GIVEN_UP,
    ORIGINAL_BEGINS,
    RECIPIENTS_FOLLOW,
    STILL_TRYING,
)

_ADDRESS = r"[\w.!#$%&'*+/=?^{|}~-]{1,100}+@[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}"
_ANY = re.compile(_ADDRESS)
_LINE_BEGINS = r"[\s>*•\-\d.)]{0,20}+"
_FIRST = re.compile(rf"{_LINE_BEGINS}(?:[\w:; =]{{1,60}}smtp=)?[<\"']?({_ADDRESS})", re.IGNORECASE)
_ALONE = re.compile(
    rf"{_LINE_BEGINS}(?:(?:smtp|failed recipient|recipient|address|e-?mail)[:=; ]{{1,5}})?"
    rf"<?({_ADDRESS})>?[ \t]{{0,5}}(?:[:;.,(\[<]|-|\.\.\.|$)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:rcpt to:?|generated from|expanded from|user unknown:?|unknown user:?|unknown address:?|recipient:?"
    r"|failed recipients?:?|smtp[=:]|attempts:|delivery to|deliver to|message to|delivered to|addressed to"
    r"|account|mailbox|user|recipient address|to:)"
    rf"[\s:<\"'(]{{1,6}}({_ADDRESS})",
    re.IGNORECASE,
)
_HEADER_LINE = re.compile(
    r"(?:received|return-path|message-id|delivered-to|x-[a-z-]{2,30}|dkim-signature|mime-version): ",
    re.IGNORECASE,
)
_TO_LINE = re.compile(r"[ \t>]{0,10}to:", re.IGNORECASE)
_SENDER_LINE = re.compile(r"(?:^|[^a-z])(?:from|sender|reporting-mta|contact|postmaster)\b", re.IGNORECASE)
_NOT_RECIPIENTS = ("postmaster@", "mailer-daemon@", "abuse@", "helpdesk@", "noreply@", "no-reply@")
_MOST_LINES = 400
_MOST_RECIPIENTS = 100


def recipients_in(text: str, strangers: frozenset[str]) -> tuple[str, ...]:
    """List the addresses a bounce is about, without `strangers`: those (folded) that can't be meant."""
    lines = _before_original(text)
    found = [find(lines) for find in (_announced, _alone, _named, _any)]
    for not_meant in (_NOT_RECIPIENTS, ()):
        for addresses in found:
            meant = _without(addresses, strangers, not_meant)
            if meant:
                return meant
    return ()


def recipients_of_original(text: str) -> tuple[str, ...]:
    """List to whom the mail shown at the end of a bounce was sent."""
    lines = text.splitlines()[:_MOST_LINES]
    below = lines[len(_before_original(text)) :]
    return _without([found for line in below if _TO_LINE.match(line) for found in _ANY.findall(line)], frozenset(), ())


def goes_on_trying(text: str) -> bool:
    """Tell whether the server says that it will try again."""
    said = " ".join(" ".join(_before_original(text)).casefold().split())
    return any(phrase in said for phrase in STILL_TRYING) and not any(phrase in said for phrase in GIVEN_UP)


def _before_original(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.splitlines()[:_MOST_LINES]:
        said = line.strip(" \t-=*_>:.#~").casefold()
        if _HEADER_LINE.match(line) or (lines and said.startswith(ORIGINAL_BEGINS)):
            break
        if line.lstrip().startswith("--") and any(phrase in said for phrase in ORIGINAL_BEGINS):
            break
        lines.append(line[:1_000])
    return lines


def _announced(lines: list[str]) -> list[str]:
    """Find the addresses at the beginning of lines below "the following recipients", or on that line."""
    for index, line in enumerate(lines):
        if any(phrase in line.casefold() for phrase in RECIPIENTS_FOLLOW):
            below = [match[1] for after in lines[index + 1 :] if (match := _FIRST.match(after))]
            return _ANY.findall(line.partition(":")[2]) or below
    return []


def _alone(lines: list[str]) -> list[str]:
    return [match[1] for line in lines if (match := _ALONE.match(line))]


def _named(lines: list[str]) -> list[str]:
    return [found for line in lines if not _SENDER_LINE.match(line) for found in _NAMED.findall(line)]


def _any(lines: list[str]) -> list[str]:
    return [found for line in lines if not _SENDER_LINE.search(line) for found in _ANY.findall(line)]


def _without(found: list[str], strangers: frozenset[str], not_meant: tuple[str, ...]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for address in found:
        folded = address.casefold()
        if folded not in strangers and not folded.startswith(not_meant):
            kept.setdefault(folded, address.strip("'"))
    return tuple(kept.values())[:_MOST_RECIPIENTS]
