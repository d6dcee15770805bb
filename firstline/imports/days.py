"""Days as people write them in spreadsheets."""

import re
from datetime import date

WRITTEN = (
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})"),
)
EITHER = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")


def read_day(text: str) -> date:
    """The day in 2026-03-04, 2026/3/4, 20260304, 4.3.2026 or 13/3/2026, with or without a time behind it.

    Raises ValueError for anything else, and for 3/4/2026, which is one day here and another there.
    """
    text = TIME.sub("", text.strip())
    for pattern in WRITTEN:
        if found := pattern.fullmatch(text):
            return date(int(found["y"]), int(found["m"]), int(found["d"]))
    if found := EITHER.fullmatch(text):
        return _told_apart(int(found[1]), int(found[2]), int(found[3]))
    raise ValueError(text)


def _told_apart(first: int, second: int, year: int) -> date:
    """The day where only one of the two can be the month, or both are the same."""
    if first <= 12 and second <= 12 and first != second:
        raise ValueError(f"{first}/{second}/{year}")
    return date(year, second, first) if second <= 12 else date(year, first, second)
