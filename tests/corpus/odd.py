"""Answers as programs and people of the last thirty years wrote them: `odd_letters/*.txt`. A line of `%%%` ends what the person
wrote, another begins it again. `odd_pages/*.html` are HTML, with what the person wrote below such a line."""

from collections.abc import Iterator
from pathlib import Path

from tests.corpus.case import Case, said
from tests.corpus.message import message

FOLDER = Path(__file__).parent / "odd_letters"
PAGES = Path(__file__).parent / "odd_pages"


def cases() -> Iterator[Case]:
    """Each as plain text, then those that are HTML."""
    for path in sorted(FOLDER.glob("*.txt")):
        pieces = path.read_text(encoding="utf-8").split("%%%\n")
        expected = {"reply": said("\n".join(pieces[::2])), "kind": "message", "bounce": None}
        yield Case("odd", path.stem, "", "", message("".join(pieces)), expected)
    for path in sorted(PAGES.glob("*.html")):
        html, _, reply = path.read_text(encoding="utf-8").partition("%%%\n")
        expected = {"reply": said(reply), "kind": "message", "bounce": None}
        yield Case("odd pages", path.stem, "", "", message(None, html), expected)
