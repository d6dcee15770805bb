"""Messages that somebody passes on: who wrote them first, what they said, and what was written above."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from firstline.channels.email.reading.addresses import read_addresses
from firstline.channels.email.reading.limits import MAX_SCANNED_LINES, Notes
from firstline.channels.email.reading.mail import Address, ReadMail
from firstline.channels.email.reading.quotes.header_block import Head, head_at
from firstline.channels.email.reading.quotes.html_lines import lines_of_html
from firstline.channels.email.reading.quotes.lines import Line, lines_of_text
from firstline.channels.email.reading.quotes.separators import is_rule, separator
from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.reply import is_forwarded, read_reply
from firstline.core.html import html_to_text

_LINES_OF_ANNOUNCEMENT = 6
_MOST_HTML = 1_000_000
_BRACKETS = str.maketrans({"[": "<", "]": ">", "*": ""})


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A message that was passed on.

    `original` is it, with its writer in `from_`. `above_text` and `above_html` are the words of whoever passed it on,
    without their signature; the HTML is not cleaned.
    """

    original: ReadMail
    above_text: str
    above_html: str

    @property
    def sender(self) -> Address:
        """Who wrote it first."""
        return self.original.from_[0]


class _Cut(NamedTuple):
    head: Head
    above: str
    below: str


def forwarded_in(read: ReadMail) -> Forwarded | None:
    """The message that this one passes on, as its subject says; None if none is found, or nothing says who wrote it."""
    if not is_forwarded(read.subject):
        return None
    return _attached(read) or _below(read)


def _attached(read: ReadMail) -> Forwarded | None:
    """The message that came as a file, if there is one and no other."""
    messages = [file for file in read.attachments if file.content_type == "message/rfc822"]
    if len(messages) != 1:
        return None
    original = read_mail(messages[0].content)
    if not _has_one_sender(original):
        return None
    others = tuple(file for file in read.attachments if file is not messages[0])
    return Forwarded(replace(original, attachments=original.attachments + others), read.reply_text, read.reply_html)


def _below(read: ReadMail) -> Forwarded | None:
    """The message that stands in the text, below a head of its own."""
    in_text = _cut_text(read.text)
    in_html = _cut_html(read.html) if read.html else None
    senders = _senders(in_text) or _senders(in_html)
    if len(senders) != 1:
        return None
    above = read_reply(
        "", in_text.above if in_text else "", in_html.above if in_html else "", text_is_own=in_text is not None
    )
    return Forwarded(_original(read, senders, in_text, in_html), above.text, above.html)


def _original(read: ReadMail, senders: tuple[Address, ...], in_text: _Cut | None, in_html: _Cut | None) -> ReadMail:
    """What stands below the head, as if it had come by itself."""
    html = in_html.below if in_html else ""
    text = in_text.below if in_text else html_to_text(html, links=False)
    subject = _subject(in_text) or _subject(in_html)
    reply = read_reply(subject, text, html, text_is_own=in_text is not None)
    return replace(
        read,
        from_=senders,
        subject=subject or read.subject.partition(":")[2].strip(),
        text=text,
        html=html,
        reply_text=reply.text,
        quoted_text=reply.quoted_text,
        reply_html=reply.html,
        quoted_html=reply.quoted_html,
    )


def _subject(cut: _Cut | None) -> str:
    return cut.head.values.get("subject", "") if cut else ""


def _has_one_sender(original: ReadMail) -> bool:
    return len(original.from_) == 1 and "@" in original.from_[0].address.strip("@ ")


def _senders(cut: _Cut | None) -> tuple[Address, ...]:
    """Who the head names, if it has an address: `Anna <a@b>`, `Anna [mailto:a@b]`, `*Anna* <a@b>`."""
    if cut is None:
        return ()
    found = read_addresses([cut.head.values.get("from", "").translate(_BRACKETS)], Notes())
    return tuple(address for address in found if "@" in address.address.strip("@ "))


def _cut_text(text: str) -> _Cut | None:
    lines = lines_of_text(text, MAX_SCANNED_LINES)
    cut = _cut(text, lines)
    if cut is None:
        return None
    is_quoted = any(line.is_quoted for line in lines[cut.head.end - 1 : cut.head.end])
    return cut._replace(below=_unquoted(cut.below)) if is_quoted else cut


def _cut_html(html: str) -> _Cut | None:
    return _cut(html, lines_of_html(html)) if len(html) <= _MOST_HTML else None


def _cut(source: str, lines: list[Line]) -> _Cut | None:
    for index in range(len(lines)):
        first = _announced_from(lines, index)
        is_announced = any(separator(line.said) == "forward" for line in lines[first:index])
        head = head_at(lines, index, is_announced=is_announced)
        if head is not None and "from" in head.values:
            begin = lines[first].start
            below = source[lines[head.end].start :] if head.end < len(lines) else ""
            return _Cut(head, source[:begin].rstrip(), below.strip("\n").rstrip())
    return None


def _announced_from(lines: list[Line], index: int) -> int:
    """The first of the lines that only announce the head: a rule, "Forwarded message", nothing."""
    for first in range(index, max(index - _LINES_OF_ANNOUNCEMENT, 0), -1):
        above = lines[first - 1]
        if not (above.is_blank or is_rule(above.said) or separator(above.said)):
            return first
    return max(index - _LINES_OF_ANNOUNCEMENT, 0)


def _unquoted(text: str) -> str:
    return "\n".join(line.removeprefix(">").removeprefix(" ") for line in text.split("\n"))
