"""A body as lines, whatever it was before."""

import re
from dataclasses import dataclass
from typing import Literal

Mark = Literal["", "attribution", "head", "rest", "signature", "forward"]

_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]++")
_LONGEST = 2_000
_LONGEST_WITH_ARROWS = 250
_MOMENT = re.compile(r"(?:19|20)\d\d|\d{1,2}:\d{2}")
_ON_SAME_LINE = re.compile(
    r"[^\s>-]((?:-{2,} ?| )On "
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d))"
)


@dataclass(slots=True)
class Line:
    """One line of a body.

    `said` is the text without quote marks and unseen characters, for comparing. `start` is where the line
    begins in the source. `mark` is what the mail program itself said about the line, if it did. `is_doubtful`: it
    stands in a quote that the person may have made.
    """

    said: str
    start: int
    is_quoted: bool
    mark: Mark = ""
    is_doubtful: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on the line."""
        return not self.said


def readable(text: str) -> str:
    """Return a line as it is compared: no unseen characters, no outer spaces, not endlessly long."""
    return _UNSEEN.sub("", text[:_LONGEST].replace("\u00a0", " ").replace("\u202f", " ")).strip()


def lines_of_text(text: str, most: int) -> list[Line]:
    """Cut a plain text into lines, at most `most` of them."""
    lines: list[Line] = []
    start = 0
    while start < len(text) and len(lines) < most:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        shown = text[start : min(end, start + _LONGEST)]
        for begin, finish in _parts(shown):
            lines.append(_line(shown[begin:finish], start + begin, below_quote=bool(lines) and lines[-1].is_quoted))
        start = end + 1
    return lines


def _parts(shown: str) -> list[tuple[int, int]]:
    """Part an answer from the announcement on the same line: `Yes. On Mon, 2 Mar 2020, Bob wrote:`."""
    announced = _ON_SAME_LINE.search(shown) if shown.rstrip().endswith("wrote:") else None
    if announced is None:
        return [(0, len(shown))]
    return [(0, announced.start(1)), (announced.start(1), len(shown))]


def _line(text: str, start: int, *, below_quote: bool) -> Line:
    said = readable(text)
    is_quoted = said.startswith(">") and (below_quote or not announces_with_arrows(said))
    return Line(said.lstrip("> ") if is_quoted else said, start, is_quoted)


def announces_with_arrows(said: str) -> bool:
    """Tell the line above a quote that some programs put in arrows: `>>> Anna <anna@example.com> 3/3/2026 >>>`."""
    if said.startswith('>>>>> "'):
        return '" == ' in said[:40]
    if not said.startswith(">>> ") or len(said) > _LONGEST_WITH_ARROWS or _MOMENT.search(said) is None:
        return False
    return said.endswith(">>>") or ("<" in said and "@" in said)
