"""What people write, made ready to be kept: cleaned HTML and the same in plain text."""

import re
from dataclasses import dataclass

from firstline.core.html import clean_html, html_to_text, text_to_html
from firstline.core.text import printable


@dataclass(frozen=True)
class Words:
    """Something said. `html` may be empty (plain text only); `rest_html` is what is folded away."""

    text: str
    html: str = ""
    rest_html: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.text.strip() and "<img" not in self.html


def from_html(html: str, rest_html: str = "") -> Words:
    """Words written in an editor or a mail client; nothing harmful survives, and their look is ours."""
    cleaned = clean_html(html, styled=False)
    rest = clean_html(rest_html, styled=False)
    return Words(text=printable(html_to_text(cleaned)).strip(), html=cleaned, rest_html=rest)


def from_text(text: str, rest: str = "") -> Words:
    """Words written as plain text."""
    return Words(text=printable(text).strip(), rest_html=text_to_html(rest) if rest.strip() else "")


UPLOADED_PICTURE = re.compile(r'src="[^"]{0,300}?/uploads/([0-9a-f-]{36})/"')


def from_editor(html: str) -> Words:
    """Words written in our own editor: pictures pasted there are named by their upload, wherever the page lay."""
    return from_html(UPLOADED_PICTURE.sub(r'src="cid:\1"', html))
