"""HTML and plain text written by strangers: made harmless, made readable, made from each other.

`clean_html` keeps what `allowed` lists and nothing else. `html_to_text` is the readable plain text of a page,
`text_to_html` the page of a plain text. `with_pictures` moves the pictures of cleaned HTML to addresses of
ours. All of them take any input, raise nothing, and cost in proportion to its length.
"""

from firstline.core.html.clean import clean_html
from firstline.core.html.from_text import text_to_html
from firstline.core.html.pictures import picture_sources, with_pictures
from firstline.core.html.to_text import html_to_text

__all__ = ["clean_html", "html_to_text", "picture_sources", "text_to_html", "with_pictures"]
