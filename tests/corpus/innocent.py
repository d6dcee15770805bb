"""Mails in which nothing is quoted, though they say "From:", "wrote" and ">": `innocent_texts/*.txt`, all of it the person's own."""

from collections.abc import Iterator
from pathlib import Path

from tests.corpus.case import Case, said
from tests.corpus.message import message

FOLDER = Path(__file__).parent / "innocent_texts"


def cases() -> Iterator[Case]:
    """Each text as plain text and as HTML of one line each."""
    for path in sorted(FOLDER.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        expected = {"reply": said(text), "kind": "message", "bounce": None}
        yield Case("innocent", path.stem, "", "plain", message(text, Subject="Printer"), expected)
        yield Case("innocent", path.stem, "", "html", message(None, _html(text), Subject="Printer"), expected)


def _html(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"<div>{line or '<br>'}</div>" for line in escaped.split("\n"))
