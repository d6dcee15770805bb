"""Putting values in the place of fields: as plain text and as HTML."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

from firstline.notify.wording.parse import Body, Line, Link, Literal, Paragraph, Piece, Placeholder

SIGNATURE_MARK = "-- "
"""Mail programs leave out what stands below this line when somebody answers."""

SOFT_LINK = "text-decoration:underline"
BUTTON = (
    "display:inline-block;margin:0 8px 8px 0;padding:10px 18px;border-radius:6px;background:{colour};color:{on};"
    "font-weight:600;text-decoration:none"
)


@dataclass(frozen=True)
class Value:
    """What a field says. `html` is ready to be shown, in a block of its own; without it, `text` is escaped."""

    text: str
    html: str = ""


@dataclass(frozen=True)
class Colours:
    """Of buttons, and of what is written on them."""

    accent: str
    on_accent: str


Values = Mapping[str, Value]


def subject_of(line: Line, values: Values) -> str:
    """A subject with its values, on one line."""
    return " ".join(_words(line, values, lambda text: text).split())


def text_of(body: Body, values: Values) -> str:
    """The mail as plain text, with Unix line ends."""
    said, small = words_of(body.paragraphs, values), words_of(body.small_print, values)
    return said + (f"\n\n{SIGNATURE_MARK}\n{small}" if small else "") + "\n"


def words_of(paragraphs: Iterable[Paragraph], values: Values) -> str:
    """Paragraphs as plain text."""
    return "\n\n".join(_text_paragraphs(paragraphs, values))


def html_of(paragraphs: Iterable[Paragraph], values: Values, colours: Colours) -> str:
    """Paragraphs as HTML. Every value is escaped but those that are HTML already."""
    return "\n".join(
        _html_paragraph(said, values, colours) for said in (_said(one, values) for one in paragraphs) if said
    )


def _text_paragraphs(paragraphs: Iterable[Paragraph], values: Values) -> list[str]:
    spoken = (_said(paragraph, values) for paragraph in paragraphs)
    return ["\n".join(_words(line, values, lambda text: text) for line in said) for said in spoken if said]


def _said(paragraph: Paragraph, values: Values) -> Paragraph:
    """The paragraph without the lines that hold nothing but empty fields; nothing of one with a link to nowhere."""
    if any(_leads_nowhere(piece, values) for line in paragraph for piece in line):
        return ()
    return tuple(line for line in paragraph if any(_says(piece, values) for piece in line))


def _leads_nowhere(piece: Piece, values: Values) -> bool:
    return isinstance(piece, Link) and not _target(piece, values)


def _says(piece: Piece, values: Values) -> bool:
    if isinstance(piece, Placeholder):
        return bool(values[piece.name].text or values[piece.name].html)
    return isinstance(piece, Link) or bool(piece.text.strip(" ,.:;·–—"))


def _words(line: Line, values: Values, show: Callable[[str], str]) -> str:
    """The line as text. Where a field is empty the space before it goes, too: "Hello ," becomes "Hello,"."""
    said = ""
    for piece in line:
        if isinstance(piece, Link):
            said += show(f"{_words(piece.label, values, lambda text: text)}: {_target(piece, values)}")
        elif isinstance(piece, Literal):
            said += show(piece.text)
        elif values[piece.name].text:
            said += show(values[piece.name].text)
        else:
            said = said.removesuffix(" ")
    return said


def _html_paragraph(paragraph: Paragraph, values: Values, colours: Colours) -> str:
    only = paragraph[0][0] if len(paragraph) == 1 and len(paragraph[0]) == 1 else None
    if isinstance(only, Placeholder) and values[only.name].html:
        return f"<div>{values[only.name].html}</div>"
    links = _links_at_the_end(paragraph)
    lines = [_html_line(line, values) for line in paragraph[: len(paragraph) - len(links)]]
    said = f'<p style="margin:0 0 14px">{"<br>".join(lines)}</p>' if lines else ""
    buttons = "".join(_button(link, values, colours) for link in links)
    above = "8px" if lines else "20px"
    return said + (f'<p style="margin:{above} 0 20px">{buttons}</p>' if links else "")


def _links_at_the_end(paragraph: Paragraph) -> list[Link]:
    """The links on lines of their own with which a paragraph ends: they become buttons. One below other words stays
    among them: so end signatures."""
    links: list[Link] = []
    for line in reversed(paragraph):
        if len(line) != 1 or not isinstance(line[0], Link):
            break
        links.insert(0, line[0])
    return links if len(links) > 1 or len(paragraph) == 1 else []


def _html_line(line: Line, values: Values) -> str:
    parts: list[str] = []
    plain: list[Piece] = []
    for piece in line:
        if isinstance(piece, Link):
            parts += [_escaped(tuple(plain), values), _anchor(piece, values, SOFT_LINK)]
            plain = []
        else:
            plain.append(piece)
    return "".join([*parts, _escaped(tuple(plain), values)])


def _escaped(line: Line, values: Values) -> str:
    return _words(line, values, escape).replace("\n", "<br>")


def _button(link: Link, values: Values, colours: Colours) -> str:
    return _anchor(link, values, BUTTON.format(colour=colours.accent, on=colours.on_accent))


def _anchor(link: Link, values: Values, style: str) -> str:
    return f'<a href="{escape(_target(link, values))}" style="{style}">{_words(link.label, values, escape)}</a>'


def _target(link: Link, values: Values) -> str:
    return values[link.target.name].text if isinstance(link.target, Placeholder) else link.target.text
