"""Told words as they would have come in: written in a mail client or at the desk with paragraphs, lists and pictures,
in the portal as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from firstline.core.html import text_to_html
from firstline.ops.demo.shape import Turn
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.wording import Words, from_html, from_text

PICTURE = "[picture]"
_ITEM = re.compile(r"(- |\d{1,2}\. )(.+)")
_QUOTED = re.compile(r"^> ?", re.MULTILINE)


def words_of(turn: Turn, enclosures: Sequence[Enclosure]) -> Words:
    """What a turn says. Its inline pictures stand where the text says `[picture]`, one beyond those in the signature."""
    pictures = iter([enclosed for enclosed in enclosures if enclosed.is_inline])
    if turn.channel == "portal":
        return from_text(turn.body)
    body = html_of(turn.body, pictures)
    return from_html(body, _rest(turn, pictures))


def note_of(text: str) -> Words:
    """What somebody noted while doing something."""
    return from_html(html_of(text))


def html_of(text: str, pictures: Iterable[Enclosure] = ()) -> str:
    """Paragraphs and lists; the next of `pictures` wherever there is to be one."""
    there = iter(pictures)
    return "".join(_paragraph(paragraph, there) for paragraph in text.split("\n\n"))


def _paragraph(paragraph: str, pictures: Iterator[Enclosure]) -> str:
    if paragraph.strip() == PICTURE:
        return _picture(next(pictures))
    return "".join(
        _list(mark, list(lines)) if mark else text_to_html("\n".join(lines))
        for mark, lines in groupby(paragraph.split("\n"), _mark)
    )


def _mark(line: str) -> str:
    """What kind of list a line is an item of; empty for none."""
    item = _ITEM.fullmatch(line)
    return "" if item is None else ("ul" if item[1] == "- " else "ol")


def _list(tag: str, lines: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(line.split(' ', 1)[1])}</li>" for line in lines)
    return f"<{tag}>{items}</{tag}>"


def _picture(enclosed: Enclosure) -> str:
    return f'<p><img src="cid:{escape(enclosed.content_id)}" alt="{escape(enclosed.name)}"></p>'


def _rest(turn: Turn, pictures: Iterator[Enclosure]) -> str:
    """Signature, logo and the earlier text a mail carries along: what is folded away."""
    signed = text_to_html(turn.signature) + "".join(map(_picture, pictures))
    if not turn.quoted:
        return signed
    wrote, _, earlier = turn.quoted.partition("\n")
    return f"{signed}{text_to_html(wrote)}<blockquote>{html_of(_QUOTED.sub('', earlier))}</blockquote>"
