"""Makes HTML from outside harmless: only what `allowed` lists comes out, parsed and written anew by nh3."""

import re

import nh3

from firstline.core.html.allowed import (
    ATTRIBUTES,
    LINK_SCHEMES,
    MAX_CHARACTERS,
    PICTURE_DATA_TYPES,
    PICTURE_SCHEMES,
    STYLE_PROPERTIES,
    TAGS,
)
from firstline.core.html.balance import TooTangled, balanced
from firstline.core.html.from_text import text_to_html
from firstline.core.html.style import clean_style
from firstline.core.html.to_text import html_to_text

_IGNORED_IN_ADDRESSES = dict.fromkeys([*range(0x21), 0x7F])
_PICTURES_WRITTEN_OUT = tuple(kind + end for kind in PICTURE_DATA_TYPES for end in ";,")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]{0,30}):")


def clean_html(html: str, *, styled: bool = True) -> str:
    """Return the HTML with nothing in it that could run, submit, load a frame or reach the page around it.

    `styled=False` also leaves out every `style`: what is left takes its look from the page it stands in.

    Links open in a new window and tell nothing about us. Pictures keep `cid:`, `http(s):` and `data:`
    addresses (see `with_pictures`). HTML too tangled to be parsed cheaply comes out as its plain text.
    """
    try:
        tidy = balanced(html[:MAX_CHARACTERS].replace("\0", ""))
    except TooTangled:
        return text_to_html(html_to_text(html))
    return nh3.clean(
        tidy,
        tags=set(TAGS),
        clean_content_tags={"script", "style"},
        attributes={tag: set(names) - (set() if styled else {"style"}) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_clean_attribute,
        filter_style_properties=set(STYLE_PROPERTIES),
        set_tag_attribute_values={"a": {"target": "_blank"}},
        link_rel="noopener noreferrer nofollow",
        url_schemes={*LINK_SCHEMES, *PICTURE_SCHEMES, "data"},
    )


def _clean_attribute(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "style":
        return clean_style(value) or None
    if attribute == "href":
        return _clean_link(value)
    if attribute == "src":
        return _clean_picture_address(value)
    return value


def _clean_link(value: str) -> str | None:
    address = _absolute(value)
    return address if _scheme(address) in LINK_SCHEMES and _leads_outside(address) else None


def _clean_picture_address(value: str) -> str | None:
    address = _absolute(value)
    scheme = _scheme(address)
    if scheme == "data":
        return address if address[5:].lower().startswith(_PICTURES_WRITTEN_OUT) else None
    return address if scheme in PICTURE_SCHEMES and _leads_outside(address) else None


def _leads_outside(address: str) -> bool:
    """A browser takes `https:/desk/` or `https:desk/` for an address on the very server the page came from."""
    scheme, _, rest = address.partition(":")
    return rest.startswith("//") or scheme.lower() not in {"http", "https"}


def _absolute(value: str) -> str:
    address = value.translate(_IGNORED_IN_ADDRESSES)
    if address.startswith("//"):
        return f"https:{address}"
    if address[:4].lower() == "www.":
        return f"http://{address}"
    return address


def _scheme(address: str) -> str:
    match = _SCHEME.match(address)
    return match[1].lower() if match else ""
