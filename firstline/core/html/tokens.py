"""Cuts HTML into tags and text in one pass, the way a browser does, without building a tree.

Comments, doctypes and the insides of scripts and styles are passed over. Each position is looked at a fixed
number of times, whatever the input: all quantifiers below are possessive.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple

Kind = Literal["text", "open", "close"]


class Token(NamedTuple):
    """A piece of the source: `source[start:end]`. Only tags have a name (lower case)."""

    kind: Kind
    name: str
    start: int
    end: int


_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")
_TAG = re.compile(
    r"""<(/?+)([a-zA-Z][^\s/>]*+)
        (?: [\s/]++
          | =?+ [^\s/>=]++ (?: \s*+ = \s*+ (?: "[^"]*+(?:"|\Z) | '[^']*+(?:'|\Z) | [^\s>"'][^\s>]*+ )?+ )?+
          | =
        )*+ (>?+)""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""(=?+ [^\s/>=]++) (?: \s*+ = \s*+ (?: "([^"]*+)" | '([^']*+)' | ([^\s>"'][^\s>]*+) )?+ )?+""",
    re.VERBOSE,
)
_OPAQUE = {"iframe", "noembed", "noframes", "script", "style", "title", "xmp"}
_OPAQUE_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _OPAQUE}
_COMMENT_END = re.compile(r"--!?>")


def tokens(html: str) -> Iterator[Token]:
    """Yield text, opening and closing tags in order.

    A tag that never ends takes the rest with it, as in a browser.
    """
    position = 0
    while opened := _MARKUP.search(html, position):
        if opened.start() > position:
            yield Token("text", "", position, opened.start())
        tag = _TAG.match(html, opened.start())
        if tag is None:
            position = _end_of_markup(html, opened.start())
        elif not tag[3]:
            return
        else:
            position = tag.end()
            name = tag[2].lower()
            yield Token("close" if tag[1] else "open", name, opened.start(), position)
            if not tag[1] and name in _OPAQUE:
                position = _end_of_opaque(html, name, position)
    if position < len(html):
        yield Token("text", "", position, len(html))


def attributes(html: str, token: Token) -> dict[str, str]:
    """Read the attributes of an opening tag: names in lower case, entities resolved."""
    found: dict[str, str] = {}
    after_name = token.start + 1 + len(token.name)
    for match in _ATTRIBUTE.finditer(html, after_name, token.end - 1):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value))
    return found


def _end_of_markup(html: str, opened: int) -> int:
    """Find the end of a comment, doctype or the like."""
    if html.startswith("<!--", opened):
        if html.startswith((">", "->"), opened + 4):
            return html.index(">", opened) + 1
        end = _COMMENT_END.search(html, opened + 4)
        return end.end() if end else len(html)
    end_at = html.find(">", opened)
    return end_at + 1 if end_at >= 0 else len(html)


def _end_of_opaque(html: str, name: str, position: int) -> int:
    end = _OPAQUE_END[name].search(html, position)
    return end.start() if end else len(html)
