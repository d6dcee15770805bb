"""Makes HTML from plain text: paragraphs, line breaks and links, nothing else."""

import re
from html import escape

_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*+\n(?:[ \t]*+\n)*+")
_LINK = re.compile(
    r"""(?P<web>\bhttps?://[^\s<>"'`\x00-\x1f]{1,2000}+)
      | (?P<www>\bwww\.[a-z0-9-]{1,63}\.[^\s<>"'`\x00-\x1f]{1,2000}+)
      | (?<![\w.+%-])(?P<mail>[a-z0-9][\w.+%-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})""",
    re.VERBOSE | re.IGNORECASE,
)
LINK_ATTRIBUTES = 'target="_blank" rel="noopener noreferrer nofollow"'
_ENDS_A_SENTENCE = ".,;:!?…"
_CLOSING = {")": "(", "]": "[", "}": "{"}


def text_to_html(text: str) -> str:
    """Return the text as HTML: blank lines part paragraphs, addresses of pages and mail become links."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip("\n")
    if not plain.strip():
        return ""
    return "\n".join(f"<p>{_lines(paragraph)}</p>" for paragraph in _PARAGRAPH_BREAK.split(plain))


def _lines(paragraph: str) -> str:
    return "<br>\n".join(_indented(line) for line in paragraph.split("\n"))


def _indented(line: str) -> str:
    stripped = line.lstrip(" \t")
    indent = line[: len(line) - len(stripped)].expandtabs(4)
    return "&nbsp;" * min(len(indent), 40) + _linked(stripped)


def _linked(line: str) -> str:
    out: list[str] = []
    copied = 0
    for match in _LINK.finditer(line):
        shown = _without_closing_marks(match[0])
        out += [escape(line[copied : match.start()]), _link(shown, str(match.lastgroup))]
        copied = match.start() + len(shown)
    out.append(escape(line[copied:]))
    return "".join(out)


def _link(shown: str, kind: str) -> str:
    address = {"web": "", "www": "http://", "mail": "mailto:"}[kind] + shown
    return f'<a href="{escape(address)}" {LINK_ATTRIBUTES}>{escape(shown)}</a>'


def _without_closing_marks(address: str) -> str:
    """Leave out the full stop or bracket that belongs to the sentence, not to the address."""
    surplus = {closing: address.count(closing) - address.count(opening) for closing, opening in _CLOSING.items()}
    end = len(address)
    while end:
        last = address[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in _ENDS_A_SENTENCE:
            break
        end -= 1
    return address[:end]
