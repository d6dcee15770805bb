"""What the person wrote, from the plain text or the HTML, whichever shows it better."""

from typing import NamedTuple

from firstline.channels.email.reading.quotes.html import SplitHtml, split_html
from firstline.channels.email.reading.quotes.phrases import FORWARD_PREFIXES
from firstline.channels.email.reading.quotes.text import split_text
from firstline.core.html import html_to_text

_MOST_SIGNATURE_LINES = 100


class Reply(NamedTuple):
    """The person's own words and the rest, as text and as HTML."""

    text: str
    quoted_text: str
    html: str
    quoted_html: str


def read_reply(subject: str, text: str, html: str, *, text_is_own: bool) -> Reply:
    """Part a message. `text_is_own`: it has plain text of its own, not only what was made from its HTML."""
    is_forward = is_forwarded(subject)
    from_html = split_html(html, is_forward=is_forward)
    if html and not text_is_own:
        return _from_html(from_html) if from_html.rest else Reply(text, "", html, "")
    from_text = split_text(text, is_forward=is_forward)
    if from_html.found and not from_text.found:
        return _from_html(from_html)
    reply, signature = _without_signature(from_text.reply, from_html.signature)
    rest = "\n\n".join(part for part in (signature, from_text.rest) if part)
    return Reply(reply, rest, from_html.reply, from_html.rest)


def is_forwarded(subject: str) -> bool:
    """Tell by its subject a message that passes another on."""
    prefix, colon, _ = subject.casefold().replace("：", ":").partition(":")
    return bool(colon) and prefix.strip().strip("[]") in FORWARD_PREFIXES


def _from_html(split: SplitHtml) -> Reply:
    text = html_to_text(split.reply, links=False)
    return Reply(text, html_to_text(split.rest, links=False), split.reply, split.rest)


def _without_signature(reply: str, signature: list[str]) -> tuple[str, str]:
    """Take from the end of the text what the HTML marks as the signature."""
    if not signature or len(signature) > _MOST_SIGNATURE_LINES:
        return reply, ""
    wanted = _letters(" ".join(signature))
    lines = reply.split("\n")
    tail = ""
    for index in range(len(lines) - 1, -1, -1):
        tail = _letters(lines[index]) + tail
        if len(tail) > len(wanted) or not wanted.endswith(tail):
            return reply, ""
        if tail == wanted:
            return _kept(lines[:index], reply), "\n".join(lines[index:])
    return reply, ""


def _kept(lines: list[str], reply: str) -> str:
    kept = "\n".join(lines).strip("\n").rstrip()
    return kept or reply


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
