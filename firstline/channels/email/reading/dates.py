"""The date of a message, as RFC 5322 says it or nearly so."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

_LONGEST_DATE = 200
_COMMENT = re.compile(r"\([^()]{0,100}\)")
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\s?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?)?\s?"
    r"(Z|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_ZONE_NAME = re.compile(r"\b([A-Z]{3,4})\s*$")
_OFFSET = re.compile(r"[+-]\d{4}\b")
_HOURS = {
    "WET": 0.0,
    "WEST": 1.0,
    "BST": 1.0,
    "CET": 1.0,
    "MET": 1.0,
    "MEZ": 1.0,
    "CEST": 2.0,
    "MEST": 2.0,
    "MESZ": 2.0,
    "SAST": 2.0,
    "EET": 2.0,
    "EEST": 3.0,
    "MSK": 3.0,
    "PKT": 5.0,
    "HKT": 8.0,
    "SGT": 8.0,
    "JST": 9.0,
    "KST": 9.0,
    "ACST": 9.5,
    "AEST": 10.0,
    "AEDT": 11.0,
    "NZST": 12.0,
    "NZDT": 13.0,
}
"""Zones that RFC 5322 doesn't know, where only one is meant by the name."""


def read_date(value: str) -> datetime | None:
    """Return the moment a date field names, in its zone or UTC; None if it can't be read."""
    text = _COMMENT.sub(" ", value[:_LONGEST_DATE]).strip().strip("\"'")
    iso = _ISO.match(text)
    if iso:
        return _from_iso(iso)
    return _from_rfc(text)


def _from_iso(match: re.Match[str]) -> datetime | None:
    year, month, day, hour, minute, second = (int(match[group] or 0) for group in range(1, 7))
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=_zone_of(match[7] or "Z"))
    except ValueError:
        return None


def _zone_of(text: str) -> timezone:
    digits = text.replace(":", "")
    if digits[0] not in "+-":
        return UTC
    away = timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
    return timezone(-away if digits[0] == "-" else away)


def _from_rfc(text: str) -> datetime | None:
    try:
        fields = parsedate_tz(text)
        if fields is None:
            return None
        return datetime(*fields[:6], tzinfo=_zone(fields[9] or _named_offset(text)))
    except (ValueError, TypeError, OverflowError, IndexError, AttributeError):
        return None


def _named_offset(text: str) -> int:
    name = _ZONE_NAME.search(text)
    return int(_HOURS.get(name[1], 0.0) * 3600) if name and not _OFFSET.search(text) else 0


def _zone(offset: int) -> timezone:
    away = timedelta(seconds=offset)
    return timezone(away) if abs(away) < timedelta(hours=24) else UTC
