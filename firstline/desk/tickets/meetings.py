"""A meeting that a mail is about, in the words and the zone of whoever reads it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from firstline.pages.filters.when import whole_date, whole_day


@dataclass(frozen=True)
class Meeting:
    """What stands in the block: `about` says what the mail does, `tone` is that of its chip."""

    summary: str
    about: str
    tone: str
    when: str
    where: str
    organiser: str


def meeting_of(invitation: dict[str, Any]) -> Meeting | None:
    """The meeting kept of a mail; None where it is about none."""
    if not invitation:
        return None
    about, tone = _about(invitation)
    organiser = invitation["organiser"]
    return Meeting(
        summary=invitation["summary"] or _("Meeting"),
        about=about,
        tone=tone,
        when=_when(invitation),
        where=invitation["where"],
        organiser=organiser["name"] or organiser["address"],
    )


def _about(invitation: dict[str, Any]) -> tuple[str, str]:
    if invitation["method"] == "reply":
        return {
            "accepted": (_("Accepted"), "ok"),
            "declined": (_("Declined"), "danger"),
            "tentative": (_("Perhaps"), "warn"),
        }.get(invitation["answer"], (_("Answered"), "plain"))
    if invitation["method"] == "cancel":
        return _("Cancelled"), "danger"
    if invitation["method"] == "counter":
        return _("Another time is proposed"), "warn"
    return (_("Changed invitation"), "warn") if invitation["is_changed"] else (_("Invitation"), "accent")


def _when(invitation: dict[str, Any]) -> str:
    start, end = invitation["start"], invitation["end"]
    words = _span(start, end)
    repeats = {
        "daily": _("every day"),
        "weekly": _("every week"),
        "monthly": _("every month"),
        "yearly": _("every year"),
    }.get(invitation["repeats"])
    return f"{words}, {repeats}" if words and repeats else words


def _span(start: str, end: str) -> str:
    first, last = parse_datetime(start), parse_datetime(end)
    if "T" not in start or first is None:
        days = [whole_day(day) for day in map(parse_date, (start, end)) if day]
        return " – ".join(days)
    if timezone.is_naive(first):
        return _("%(time)s (the sender's clock)") % {"time": _between(timezone.make_aware(first), _aware(last))}
    return _between(first, last)


def _aware(at: datetime | None) -> datetime | None:
    return timezone.make_aware(at) if at is not None and timezone.is_naive(at) else at


def _between(first: datetime, last: datetime | None) -> str:
    if last is None:
        return whole_date(first)
    there = timezone.localtime(last)
    is_same_day = timezone.localtime(first).date() == there.date()
    return f"{whole_date(first)}–{there:%H:%M}" if is_same_day else f"{whole_date(first)} – {whole_date(last)}"
