"""Invitations to meetings (`text/calendar`): what, when, where, and what is said about it."""

from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Component

from firstline.channels.email.reading.limits import MAX_CALENDAR, Notes
from firstline.channels.email.reading.mail import Address, Invitation
from firstline.channels.email.reading.parts import Part
from firstline.channels.email.reading.words import one_line

_TYPES = {"text/calendar", "application/ics"}
_KINDS = {"VEVENT", "VTODO"}
_LONGEST = 250
_ANSWERS = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative"}
_YEARS = range(1970, 2200)
_ONE_DAY = timedelta(days=1)
_LONGEST_MEETING = timedelta(days=3660)


def read_invitation(root: Part, notes: Notes) -> Invitation | None:
    """The meeting that a message is about, None if it is about none. One that can't be read is a problem and a file."""
    for part in root.walk():
        if part.type in _TYPES:
            content = part.content(notes)
            if len(content) > MAX_CALENDAR:
                notes.limit("calendar")
                return None
            return _read(content, part.content_type.named.get("method", ""), notes)
    return None


def is_answer_of_a_calendar(invitation: Invitation | None) -> bool:
    """Whether a calendar says for its owner that they come or not: nobody is to answer that."""
    return invitation is not None and invitation.method == "reply"


def _read(content: bytes, declared_method: str, notes: Notes) -> Invitation | None:
    try:
        calendar = Calendar.from_ical(_without_zones(content))
        meeting = next((one for one in calendar.walk() if one.name in _KINDS), None)
        method = str(calendar.get("METHOD", "") or declared_method or "publish").lower()
        return _invitation(meeting, method) if meeting is not None else None
    except Exception as error:  # noqa: BLE001 -- whatever the library makes of strangers' bytes, the mail is read
        notes.problem(f"an invitation can't be read: {type(error).__name__}")
        return None


def _without_zones(content: bytes) -> bytes:
    """Zones are known by their names. What a mail says about them could be endless, and is kept by the library."""
    kept: list[bytes] = []
    is_zone = False
    for line in content.splitlines(keepends=True):
        said = line.strip().upper()
        is_zone = is_zone or said == b"BEGIN:VTIMEZONE"
        if not is_zone:
            kept.append(line)
        is_zone = is_zone and said != b"END:VTIMEZONE"
    return b"".join(kept)


def _invitation(meeting: Component, method: str) -> Invitation:
    start, end = _moment(meeting, "DTSTART"), _end(meeting)
    is_cancelled = str(meeting.get("STATUS", "")).upper() == "CANCELLED"
    return Invitation(
        method="cancel" if is_cancelled else method[:20],
        summary=_text(meeting, "SUMMARY"),
        start=start.isoformat() if start else "",
        end=end.isoformat() if end and end != start else "",
        where=_text(meeting, "LOCATION"),
        organiser=_person(meeting.get("ORGANIZER")),
        is_changed=method == "request" and _number(meeting.get("SEQUENCE")) > 0,
        repeats=_frequency(meeting.get("RRULE")),
        answer=_answer(meeting) if method == "reply" else "",
    )


def _moment(meeting: Component, name: str) -> date | None:
    value = meeting.decoded(name, None)
    return value if isinstance(value, date) and value.year in _YEARS else None


def _end(meeting: Component) -> date | None:
    """The end; of whole days the last one, where calendars write the day after."""
    start, end, lasts = _moment(meeting, "DTSTART"), _moment(meeting, "DTEND"), meeting.decoded("DURATION", None)
    if end is None and start is not None and isinstance(lasts, timedelta):
        end = start + lasts if abs(lasts) < _LONGEST_MEETING else None
    if end is None or isinstance(end, datetime) or start is None:
        return end
    return max(end - _ONE_DAY, start)


def _text(meeting: Component, name: str) -> str:
    return one_line(str(meeting.get(name, "")))[:_LONGEST]


def _person(said: Any) -> Address:
    if said is None or isinstance(said, list):
        return Address("", "")
    name = one_line(str(said.params.get("CN", "")))[:_LONGEST]
    scheme, colon, address = str(said).partition(":")
    return Address(name, one_line(address)[:_LONGEST] if colon and scheme.lower() == "mailto" else "")


def _number(said: Any) -> int:
    return said if isinstance(said, int) else 0


def _frequency(rule: Any) -> str:
    frequency = rule.get("FREQ", []) if isinstance(rule, dict) else []
    return str(frequency[0]).lower()[:20] if frequency else ""


def _answer(meeting: Component) -> str:
    attendees = meeting.get("ATTENDEE")
    first = attendees[0] if isinstance(attendees, list) else attendees
    return _ANSWERS.get(str(first.params.get("PARTSTAT", "")).upper(), "") if first is not None else ""
