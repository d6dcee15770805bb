"""How long something is under warranty, in words."""

from datetime import date, timedelta

from babel.dates import format_date
from django.utils import timezone
from django.utils.translation import gettext as _
from markupsafe import Markup

from firstline.pages.filters.language import viewers_locale


def calendar_day(of: date | None) -> str:
    """A day that is the same everywhere: "3 Nov 2026". Nothing for none."""
    return format_date(of, "d MMM y", locale=viewers_locale()) if of else ""


def warranty(until: date | None) -> Markup | str:
    """Whether it still lasts on the viewer's day; nothing where nobody knows of one."""
    if until is None:
        return ""
    if until >= timezone.localdate():
        return _("Under warranty until %(day)s") % {"day": calendar_day(until)}
    sentence = _("Out of warranty since %(day)s") % {"day": calendar_day(until + timedelta(days=1))}
    return Markup('<span class="ended">{}</span>').format(sentence)
