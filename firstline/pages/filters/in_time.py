"""Time to a promise, and time since something: "in 42 min", "20 min late", "5 min ago".

The browser keeps these words true (frontend/controllers/relative-time.ts); both take them from `words.py`.
"""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from firstline.pages.filters.when import when_words, whole_date

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BY_THE_HOUR = 4 * HOUR
SOON = HOUR
HOURS_UP_TO = 48 * HOUR
AGO_BY_DATE = 7 * DAY


def in_time(at: datetime | None, *, soon: timedelta = SOON) -> Markup:
    """`<time class="due">` with the time left or the time over; `soon` and `over` are told by colour as well."""
    if at is None:
        return Markup("")
    now = timezone.now()
    tone = " over" if at <= now else " soon" if at - now <= soon else ""
    return _kept_true(at, in_time_words(at, now=now), kind="due", look=f"due{tone}")


def ago(at: datetime | None) -> Markup:
    """`<time>` with how long ago it was; the date after a week."""
    if at is None:
        return Markup("")
    return _kept_true(at, ago_words(at, now=timezone.now()), kind="ago", look="num")


def in_time_words(at: datetime, *, now: datetime) -> str:
    """Time from `now` to the promise at `at`, rounded down so that nobody is too sure."""
    left = at - now
    if abs(left) < MINUTE:
        return _("now")
    if left < timedelta(0):
        return _late(-left)
    if left < HOUR:
        return _("in %(n)s min") % {"n": left // MINUTE}
    if left < BY_THE_HOUR:
        return _("in %(n)s h") % {"n": left // HOUR}
    return when_words(at, now=now)


def ago_words(at: datetime, *, now: datetime) -> str:
    """Time from `at` to `now`."""
    past = now - at
    if past < MINUTE:
        return _("just now")
    if past < HOUR:
        return _("%(n)s min ago") % {"n": past // MINUTE}
    if past < DAY:
        return _("%(n)s h ago") % {"n": past // HOUR}
    if past < AGO_BY_DATE:
        return ngettext("%(n)s day ago", "%(n)s days ago", past // DAY) % {"n": past // DAY}
    return when_words(at, now=now)


def _late(over: timedelta) -> str:
    if over < HOUR:
        return _("%(n)s min late") % {"n": over // MINUTE}
    if over < HOURS_UP_TO:
        return _("%(n)s h late") % {"n": over // HOUR}
    return ngettext("%(n)s day late", "%(n)s days late", over // DAY) % {"n": over // DAY}


def _kept_true(at: datetime, words: str, *, kind: str, look: str) -> Markup:
    return Markup(
        '<time class="{}" datetime="{}" title="{}" data-controller="relative-time"'
        ' data-relative-time-kind-value="{}">{}</time>'
    ).format(look, at.isoformat(), whole_date(at), kind, words)
