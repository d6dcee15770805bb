"""Finds and moves the addresses of pictures in HTML that `clean_html` has made."""

from collections.abc import Callable
from html import escape

from firstline.core.html.tokens import attributes, tokens


def picture_sources(cleaned: str) -> list[str]:
    """List the addresses of all pictures, in order, each once: `cid:…`, `https:…`, `data:…`."""
    found: dict[str, None] = {}
    for token in tokens(cleaned):
        if token.name == "img":
            source = attributes(cleaned, token).get("src")
            if source:
                found[source] = None
    return list(found)


def with_pictures(
    cleaned: str, place: Callable[[str], str | None], *, called: Callable[[str], str] | None = None
) -> str:
    """Return the HTML with each picture's address replaced by `place(address)`; None takes the address away.

    A picture without words for those who don't see it gets `called(address)`. Give it only what `clean_html` returned:
    the other attributes are written out again as they are.
    """
    out: list[str] = []
    copied = 0
    for token in tokens(cleaned):
        if token.name != "img":
            continue
        out += [cleaned[copied : token.start], _moved(attributes(cleaned, token), place, called)]
        copied = token.end
    out.append(cleaned[copied:])
    return "".join(out)


def _moved(written: dict[str, str], place: Callable[[str], str | None], called: Callable[[str], str] | None) -> str:
    source = written.pop("src", "")
    if called and not written.get("alt"):
        written["alt"] = called(source)
    address = place(source) if source else None
    if address:
        written["src"] = address
    return "<img" + "".join(f' {name}="{escape(value)}"' for name, value in written.items()) + ">"
