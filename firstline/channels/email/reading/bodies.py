"""Which parts are the body and which are files (RFC 8621 §4.1.4), and the text of the body.

One difference from the RFC: pictures that stand in the body are files too, so that nobody must look for them.
"""

import re
from dataclasses import dataclass, field

from firstline.channels.email.reading.charset import decode
from firstline.channels.email.reading.flowed import unflow
from firstline.channels.email.reading.limits import MAX_HTML, MAX_TEXT, Notes
from firstline.channels.email.reading.names import declared_name
from firstline.channels.email.reading.parts import Part
from firstline.core.html import html_to_text, text_to_html

_MEDIA = ("image/", "audio/", "video/")
_BODY_TYPES = {"text/plain", "text/html"}
_NOT_READ_AS_TEXT = {"text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/csv", "text/rtf"}
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_META_WITHIN = 4_000


@dataclass(slots=True)
class Bodies:
    """The parts to show as text, the parts to show as HTML, and all the others."""

    text: list[Part] = field(default_factory=list)
    html: list[Part] = field(default_factory=list)
    others: list[Part] = field(default_factory=list)


def sort_parts(root: Part) -> Bodies:
    """Decide for each part of a message where it belongs."""
    bodies = Bodies()
    _sort([root], "multipart/mixed", bodies.text, bodies.html, in_alternative=False)
    if not bodies.text and _is_unusual_text(root):
        bodies.text.append(root)
        bodies.html.append(root)
    shown = {id(part) for part in (*bodies.text, *bodies.html) if part.type.startswith("text/")}
    bodies.others = [part for part in root.walk() if not part.is_multipart and id(part) not in shown]
    return bodies


def _sort(
    parts: list[Part], within: str, text: list[Part] | None, html: list[Part] | None, *, in_alternative: bool
) -> None:
    texts_before = len(text) if text is not None else -1
    htmls_before = len(html) if html is not None else -1
    is_alternative = within == "multipart/alternative"
    for index, part in enumerate(parts):
        if part.is_multipart:
            nested = in_alternative or part.type == "multipart/alternative"
            _sort(part.children, part.type, text, html, in_alternative=nested)
        elif not _is_body(part, index, within):
            continue
        elif is_alternative:
            _add_alternative(part, text, html)
        else:
            if in_alternative and part.type == "text/plain":
                html = None
            elif in_alternative and part.type == "text/html":
                text = None
            _add(part, text)
            _add(part, html)
    if is_alternative and text is not None and html is not None:
        _fill_in(text, texts_before, html, htmls_before)


def _add(part: Part, body: list[Part] | None) -> None:
    if body is not None:
        body.append(part)


def _add_alternative(part: Part, text: list[Part] | None, html: list[Part] | None) -> None:
    if part.type == "text/plain":
        _add(part, text)
    elif part.type == "text/html":
        _add(part, html)


def _fill_in(text: list[Part], texts_before: int, html: list[Part], htmls_before: int) -> None:
    """Use the only version there is for both."""
    if len(text) == texts_before:
        text += html[htmls_before:]
    elif len(html) == htmls_before:
        html += text[texts_before:]


def _is_body(part: Part, index: int, within: str) -> bool:
    if part.disposition.value == "attachment":
        return False
    is_media = part.type.startswith(_MEDIA)
    if part.type not in _BODY_TYPES and not is_media:
        return False
    return index == 0 or (within != "multipart/related" and (is_media or not declared_name(part)))


def _is_unusual_text(root: Part) -> bool:
    """Tell a message that is one text of a kind nobody knows: it is shown, not hidden in a file."""
    return (
        root.type.startswith("text/")
        and root.type not in _NOT_READ_AS_TEXT
        and root.disposition.value != "attachment"
        and not declared_name(root)
    )


def has_own_text(bodies: Bodies) -> bool:
    """Tell whether the message brings plain text, not only HTML to make it from."""
    return all(part.type != "text/html" for part in bodies.text)


def body_text(bodies: Bodies, notes: Notes) -> str:
    """Return the plain text of the body; made from HTML where there is no other."""
    texts = [_plain(part, notes) for part in bodies.text if part.type.startswith("text/")]
    text = "\n".join(texts).strip("\n")
    if len(text) > MAX_TEXT:
        notes.limit("text")
        text = text[:MAX_TEXT]
    return text


def body_html(bodies: Bodies, notes: Notes) -> str:
    """Return the HTML of the body as the sender wrote it; empty if no part of it is HTML."""
    parts = [part for part in bodies.html if part.type.startswith("text/")]
    if not any(part.type == "text/html" for part in parts):
        return ""
    html = "\n".join(_as_html(part, notes) for part in parts)
    if len(html) > MAX_HTML:
        notes.limit("html")
        html = html[:MAX_HTML]
    return html


def _plain(part: Part, notes: Notes) -> str:
    text = part_text(part, notes)
    if part.type == "text/html":
        return html_to_text(text[:MAX_HTML], links=False)
    if len(text) > MAX_TEXT:
        notes.limit("text")
        text = text[:MAX_TEXT]
    if part.content_type.named.get("format", "").lower() == "flowed":
        return unflow(text, delete_space=part.content_type.named.get("delsp", "").lower() == "yes")
    return text


def _as_html(part: Part, notes: Notes) -> str:
    text = part_text(part, notes)
    return text if part.type == "text/html" else text_to_html(text)


def part_text(part: Part, notes: Notes) -> str:
    """Decode a text part: transfer encoding and charset undone, Unix line ends, no NUL."""
    data = part.content(notes)
    decoded = decode(data, part.content_type.named.get("charset", "") or _charset_in_html(part, data))
    if not decoded.sure:
        notes.problem("a text is not in the charset it is declared to be in")
    return decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _charset_in_html(part: Part, data: bytes) -> str:
    if part.type != "text/html":
        return ""
    match = _META_CHARSET.search(data[:_META_WITHIN])
    return match[1].decode("ascii") if match else ""
