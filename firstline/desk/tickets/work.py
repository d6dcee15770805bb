"""The work around a ticket: tasks, time, approvals, and how its user found it."""

from django.utils import timezone
from django.utils.functional import cached_property

from firstline.approvals.queries import Asked, approvals_of
from firstline.billing.durations import clock_words, minutes_words
from firstline.billing.models import RunningTimer, TimeEntry
from firstline.billing.policies import can_change, can_log
from firstline.billing.queries import Spent, spent_on, timer_on
from firstline.desk.tickets.seen import Seen
from firstline.satisfaction.models import Rating
from firstline.satisfaction.queries import rating_of
from firstline.tasks.models import Task
from firstline.tasks.policies import can_work_on_tasks
from firstline.tasks.queries import Todo, tasks_on


class Work(Seen):
    """What is planned, was spent, is asked and was said of it."""

    @cached_property
    def approvals(self) -> list[Asked]:
        """Whose approval was asked for, the newest question first."""
        return approvals_of(self.ticket)

    @property
    def open_approval(self) -> Asked | None:
        return next((one for one in self.approvals if one.approval.is_open), None)

    @cached_property
    def rating(self) -> Rating | None:
        """How its user says they were served; only a ticket that has been solved is ever rated."""
        return rating_of(self.ticket, self.actor)

    @cached_property
    def todo(self) -> Todo:
        """The tasks of it."""
        return tasks_on(self.ticket, self.actor)

    @property
    def late_tasks(self) -> int:
        return self.todo.late(timezone.localdate(self.at))

    @property
    def may_work_on_tasks(self) -> bool:
        return can_work_on_tasks(self.actor)

    def is_late(self, task: Task) -> bool:
        return task.is_late(timezone.localdate(self.at))

    @cached_property
    def spent(self) -> Spent:
        """The time spent on it."""
        return spent_on(self.ticket, self.actor)

    @cached_property
    def timer(self) -> RunningTimer | None:
        """This agent's own timer on it."""
        return timer_on(self.ticket, self.actor)

    @property
    def may_log_time(self) -> bool:
        return can_log(self.actor)

    def may_change_time(self, entry: TimeEntry) -> bool:
        return can_change(self.actor, entry)

    def clock(self, timer: RunningTimer) -> str:
        return clock_words(timer.seconds_at(self.at))

    def minutes(self, minutes: int) -> str:
        return minutes_words(minutes)
