"""Makes readable plain text from HTML: paragraphs, lists, quotes, tables row by row, in one pass."""

from collections.abc import Callable
from html import unescape
from itertools import islice

from firstline.core.html.allowed import MAX_CHARACTERS
from firstline.core.html.page import Page
from firstline.core.html.tokens import Token, attributes, tokens

RULE = "_" * 32
"""What a horizontal line becomes."""

_PARAGRAPHS = frozenset({"dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "p", "table"})
_LINES = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "body",
            "caption",
            "center",
            "dd",
            "div",
            "dt",
            "fieldset",
            "figcaption",
        ),
        *(
            "footer",
            "form",
            "header",
            "html",
            "legend",
            "main",
            "nav",
            "option",
            "section",
            "tbody",
            "tfoot",
            "thead",
        ),
        "tr",
    }
)
_LONGEST_LINK_SHOWN = 500
_MOST_PIECES = 250_000


def html_to_text(html: str, *, links: bool = True) -> str:
    """Return what a reader of the HTML would see, as plain text with Unix line ends.

    Quotes get `> `, list items `- ` or their number, cells of a row a tab between them. With `links`, the
    address of a link follows its words as `words <https://…>` unless it says the same.
    """
    writer = _Writer(html[:MAX_CHARACTERS].replace("\0", ""), links=links)
    for token in islice(tokens(writer.html), _MOST_PIECES):
        writer.take(token)
    return writer.page.finish()


class _Writer:
    def __init__(self, html: str, *, links: bool) -> None:
        self.html = html
        self.links = links
        self.page = Page()
        self.lists: list[int | None] = []
        self.quotes: list[bool] = []
        self.link: tuple[str, int] | None = None
        self._on_open: dict[str, Callable[[Token], None]] = {
            "a": self._open_link,
            "blockquote": self._open_quote,
            "br": lambda _: self.page.new_line(),
            "hr": self._rule,
            "img": self._picture,
            "li": self._open_item,
            "ol": self._open_list,
            "pre": self._open_pre,
            "td": self._open_cell,
            "th": self._open_cell,
            "ul": self._open_list,
        }
        self._on_close: dict[str, Callable[[], None]] = {
            "a": self._close_link,
            "blockquote": self._close_quote,
            "br": self.page.new_line,
            "li": self.page.fresh_line,
            "ol": self._close_list,
            "pre": self._close_pre,
            "ul": self._close_list,
        }

    def take(self, token: Token) -> None:
        if token.kind == "text":
            self.page.write(unescape(self.html[token.start : token.end]))
        elif token.name in _PARAGRAPHS:
            self.page.paragraph()
        elif token.name in _LINES:
            self.page.fresh_line()
        elif token.kind == "open" and token.name in self._on_open:
            self._on_open[token.name](token)
        elif token.kind == "close" and token.name in self._on_close:
            self._on_close[token.name]()

    # ── links and pictures ───────────────────────────────────────────────────

    def _open_link(self, token: Token) -> None:
        address = attributes(self.html, token).get("href", "").strip() if self.links else ""
        self.link = (address, self.page.mark()) if address else None

    def _close_link(self) -> None:
        if self.link is None:
            return
        address, mark = self.link
        self.link = None
        words = self.page.since(mark)
        if words and _says_more(address, words):
            self.page.write(f" <{address}>")

    def _picture(self, token: Token) -> None:
        """Write pictures that stand for a letter (emoji); other pictures have no words."""
        alt = attributes(self.html, token).get("alt", "")
        if 0 < len(alt) <= 8 and not any(letter.isascii() or letter.isalpha() for letter in alt):
            self.page.write(alt)

    # ── quotes and lists ─────────────────────────────────────────────────────

    def _open_quote(self, token: Token) -> None:
        style = attributes(self.html, token).get("style", "").replace(" ", "").lower()
        is_indentation = "border:none" in style or "border:0" in style
        self.quotes.append(not is_indentation)
        self.page.paragraph()
        if not is_indentation:
            self.page.quote()

    def _close_quote(self) -> None:
        self.page.paragraph()
        if self.quotes and self.quotes.pop():
            self.page.end_quote()

    def _open_list(self, token: Token) -> None:
        if self.lists:
            self.page.fresh_line()
        else:
            self.page.paragraph()
        self.lists.append(None if token.name == "ul" else _start_of(attributes(self.html, token)))
        self.page.indent()

    def _close_list(self) -> None:
        if not self.lists:
            return
        self.lists.pop()
        self.page.outdent()
        if self.lists:
            self.page.fresh_line()
        else:
            self.page.paragraph()

    def _open_item(self, _: Token) -> None:
        number = self.lists[-1] if self.lists else None
        if number is not None:
            self.lists[-1] = number + 1
        self.page.item("- " if number is None else f"{number}. ")

    # ── the rest ─────────────────────────────────────────────────────────────

    def _rule(self, _: Token) -> None:
        self.page.fresh_line()
        self.page.write(RULE)
        self.page.fresh_line()

    def _open_pre(self, _: Token) -> None:
        self.page.paragraph()
        self.page.verbatim = True

    def _close_pre(self) -> None:
        self.page.verbatim = False
        self.page.paragraph()

    def _open_cell(self, _: Token) -> None:
        self.page.cell()


def _start_of(written: dict[str, str]) -> int:
    start = written.get("start", "1")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1


def _says_more(address: str, words: str) -> bool:
    if len(address) > _LONGEST_LINK_SHOWN or not address.lower().startswith(("http:", "https:", "mailto:", "tel:")):
        return False
    return _bare(address) != _bare(words)


def _bare(address: str) -> str:
    lower = address.strip().lower()
    for prefix in ("mailto:", "tel:", "https://", "http://", "www."):
        lower = lower.removeprefix(prefix)
    return lower.rstrip("/")
