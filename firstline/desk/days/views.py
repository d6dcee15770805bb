"""The day of an agent: what was logged, and the timers that have not been."""

from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from firstline.billing.durations import clock_words, minutes_words
from firstline.billing.queries import minutes_by_day, spent_by, timers_of
from firstline.core.clock import now
from firstline.core.errors import NotFound
from firstline.core.permissions import Permission
from firstline.desk.shell import desk_page
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer
from firstline.people.models import Person
from firstline.teams.queries import agents

DAYS_OF_WEEK = 7


@require_GET
@for_those_who_may(Permission.LOG_TIME, Permission.CHANGE_TIME)
def my_day(request: HttpRequest) -> HttpResponse:
    """One's own day, or that of a colleague for those who correct time (`?agent=`)."""
    actor, at = viewer(request).actor, now()
    whose, day = _whose(request), _day(request)
    week = [day - timedelta(days=day.weekday()) + timedelta(days=n) for n in range(DAYS_OF_WEEK)]
    sums = minutes_by_day(whose.pk, week, actor)
    is_own = whose.pk == actor.id
    context = {
        "whose": whose,
        "is_own": is_own,
        "day": day,
        "spent": spent_by(whose.pk, day, actor),
        "timers": timers_of(actor) if is_own else [],
        "at": at,
        "week": [(one, sums[one], _address(whose, one, is_own=is_own)) for one in week],
        "week_total": sum(sums.values()),
        "before": _address(whose, week[0] - timedelta(days=1), is_own=is_own),
        "after": _address(whose, week[-1] + timedelta(days=1), is_own=is_own),
        "agents": [(one.pk, one.name) for one in agents()] if actor.can(Permission.CHANGE_TIME) else [],
        "words": minutes_words,
        "clock": clock_words,
    }
    return desk_page(request, "desk/days/day.jinja", context, current="my-day")


def _whose(request: HttpRequest) -> Person:
    looking = viewer(request)
    asked = request.GET.get("agent")
    if not asked or asked_id(asked) == looking.actor.id:
        assert looking.person is not None, "the guard lets in nobody else"
        return looking.person
    found = agents().filter(pk=asked_id(asked)).first() if looking.actor.can(Permission.CHANGE_TIME) else None
    if found is None:
        raise NotFound(_("There is no such agent."))
    return found


def _day(request: HttpRequest) -> date:
    """The day that is asked for, today for what is none; far enough from the ends of the calendar."""
    try:
        asked = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return timezone.localdate()
    return asked if 2000 <= asked.year <= 2200 else timezone.localdate()


def _address(whose: Person, day: date, *, is_own: bool) -> str:
    wishes = {"day": day.isoformat()} if is_own else {"day": day.isoformat(), "agent": str(whose.pk)}
    return f"{reverse('desk:my-day')}?{urlencode(wishes)}"
