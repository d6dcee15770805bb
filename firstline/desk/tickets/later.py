"""When an answer leaves that is sent later: the usual times, and reading the chosen one."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from firstline.tickets.actions.answer import CannotAnswer
from firstline.tickets.models.scheduled_answer import Then

AFTERNOON, MORNING = time(15, 0), time(8, 0)
SOONEST = timedelta(minutes=30)
OTHER = "other"
"""What the button says that takes the time from the field `later_at`."""


@dataclass(frozen=True)
class UsualTime:
    """A time that is offered, in words and as it is sent."""

    words: str
    at: datetime

    @property
    def clock(self) -> str:
        return f"{timezone.localtime(self.at):%H:%M}"

    @property
    def value(self) -> str:
        return self.at.isoformat()


def usual_times(at: datetime) -> list[UsualTime]:
    """This afternoon and tomorrow morning, as long as they are to come, and Monday morning."""
    here = timezone.localtime(at)
    today, until_monday = here.date(), 7 - here.weekday()
    offered = [
        UsualTime(_("This afternoon"), _local(today, AFTERNOON)),
        UsualTime(_("Tomorrow morning"), _local(today + timedelta(days=1), MORNING)),
    ]
    if until_monday > 1:
        offered.append(UsualTime(_("On Monday"), _local(today + timedelta(days=until_monday), MORNING)))
    return [one for one in offered if one.at >= at + SOONEST]


def asked_time(request: HttpRequest, name: str) -> datetime:
    """The time that was chosen, in the viewer's zone where it names none. Raises CannotAnswer for what is no time."""
    asked = request.POST.get(name, "")
    text = request.POST.get("later_at", "") if asked == OTHER else asked
    try:
        local = datetime.fromisoformat(text)
    except ValueError as fault:
        raise CannotAnswer(_("Choose a date and a time."), field="later_at") from fault
    return local if timezone.is_aware(local) else timezone.make_aware(local)


def asked_then(request: HttpRequest) -> Then:
    """What is to become of the ticket once the answer has left."""
    asked = request.POST.get("later_then", "")
    return Then(asked) if asked in Then.values else Then.NOTHING


def _local(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
