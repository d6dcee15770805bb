"""Finds the head that Lotus Notes puts above a quote: name and date first, then To, cc and Subject.

    Anna Berg <anna@example.com>
    03/03/2020 12:00 PM

    To
    support@example.org
    Subject
    Printer

Or with everything on one line: `Anna Berg@ACME on 03/03/2020 12:00:00 PM`, and `To: support@example.org` below.
"""

import re

from firstline.channels.email.reading.quotes.lines import Line
from firstline.channels.email.reading.quotes.phrases import LABELS

_DATE = re.compile(
    r"(?:[^\W\d_]{2,9}[.,]? )?\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2,4},? {1,3}"
    r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})? ?(?:[AP]M)?)?$",
    re.IGNORECASE,
)
_LONGEST_NAME = 100
_LINES_LOOKED_AT = 16
_LINES_TO_DATE = 3
_DECORATION = " \t:：*_"


def stacked_head_at(lines: list[Line], first: int) -> bool:
    """Tell whether such a head begins on this line."""
    said = lines[first].said
    if len(said) > _LONGEST_NAME or said.endswith((".", "!", "?")):
        return False
    date = _DATE.search(said)
    if date is None:
        below = next((line.said for line in lines[first + 1 : first + 1 + _LINES_TO_DATE] if line.said), "")
        return _DATE.fullmatch(below) is not None and _has_labels(lines, first)
    return bool(date.start()) and _has_labels(lines, first)


def _has_labels(lines: list[Line], first: int) -> bool:
    """Whether To and Subject follow, alone on their lines or before a value, in this order."""
    wanted = ["to", "subject"]
    for line in lines[first + 1 : first + _LINES_LOOKED_AT]:
        said = line.said.casefold()
        label = said.partition(":")[0] if ":" in said else said
        if label.strip(_DECORATION) in LABELS[wanted[0]]:
            wanted.pop(0)
        if not wanted:
            return True
    return False
