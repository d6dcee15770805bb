"""Dates as people say them: "today 14:05", "yesterday 09:12", "Wed 10:00", "3 Nov"."""

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from firstline.pages.filters.language import viewers_locale

DAYS_BY_NAME = 6


def when(at: datetime | None) -> Markup:
    """`<time>` with the words people use, and the whole date on hover. Nothing for no date."""
    return Markup("") if at is None else _when(at, *_seen_from())


def moment(at: datetime) -> Markup:
    """`<time>` with the fewest words and nothing more, for lists of many."""
    return Markup(f'<time datetime="{at.isoformat()}">{escape(short_words(at, now=timezone.now()))}</time>')  # noqa: S704 -- escaped


def day(on: date | None) -> Markup:
    """`<time>` for a whole day: "today", "yesterday", "tomorrow", "Wed" for one to come, "3 Nov". Nothing for none."""
    if on is None:
        return Markup("")
    return Markup('<time datetime="{}" title="{}">{}</time>').format(on.isoformat(), whole_day(on), plain_day(on))


def plain_day(on: date) -> str:
    """The same in words alone."""
    today = timezone.localdate()
    days = (on - today).days
    if -1 <= days <= 1:
        return {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}[days]
    pattern = "EEE" if 0 < days <= DAYS_BY_NAME else "d MMM" if on.year == today.year else "d MMM y"
    return format_date(on, pattern, locale=viewers_locale())


def _seen_from() -> tuple[date, str, str | None]:
    """All that changes the words for a moment: the viewer's day, zone and language."""
    return timezone.localdate(), timezone.get_current_timezone_name(), get_language()


@lru_cache(maxsize=20_000)
def _when(at: datetime, _today: date, _zone: str, _language: str | None) -> Markup:
    words = when_words(at, now=timezone.now())
    return Markup('<time datetime="{}" title="{}">{}</time>').format(at.isoformat(), whole_date(at), words)


def when_words(at: datetime, *, now: datetime) -> str:
    """The moment `at` in the viewer's zone and language, seen from `now`."""
    there, here = timezone.localtime(at), timezone.localtime(now)
    days = (there.date() - here.date()).days
    clock = f"{there:%H:%M}"
    if days == 0:
        return _("today %(time)s") % {"time": clock}
    if days == -1:
        return _("yesterday %(time)s") % {"time": clock}
    if days == 1:
        return _("tomorrow %(time)s") % {"time": clock}
    if abs(days) <= DAYS_BY_NAME:
        return f"{_formatted(there, 'EEE')} {clock}"
    return day_words(at, now=now)


def short_words(at: datetime, *, now: datetime) -> str:
    """The time for today, the day for the days around it: "14:05", "yesterday", "Wed", "3 Nov"."""
    there, here = timezone.localtime(at), timezone.localtime(now)
    days = (there.date() - here.date()).days
    if days == 0:
        return f"{there:%H:%M}"
    if abs(days) == 1:
        return _("tomorrow") if days == 1 else _("yesterday")
    return _formatted(there, "EEE") if abs(days) <= DAYS_BY_NAME else day_words(at, now=now)


def day_words(at: datetime, *, now: datetime) -> str:
    """The day of `at`, as "3 Dec", with the year where it is another than that of `now`."""
    there, here = timezone.localtime(at), timezone.localtime(now)
    return _formatted(there, "d MMM" if there.year == here.year else "d MMM y")


def whole_date(at: datetime) -> str:
    """Weekday, date, year and time: what stands in the title."""
    there = timezone.localtime(at)
    return f"{_formatted(there, 'EEEE d MMMM y')} {there:%H:%M}"


def whole_day(day: date) -> str:
    """Weekday, date and year of a day that is the same everywhere."""
    return format_date(day, "EEEE d MMMM y", locale=viewers_locale())


def weekday(on: date) -> str:
    """A day of a week that is shown: "Wed 4"."""
    return format_date(on, "EEE d", locale=viewers_locale())


def _formatted(at: datetime, pattern: str) -> str:
    return format_date(at.date(), pattern, locale=viewers_locale())
