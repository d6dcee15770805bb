from firstline.billing.models.running_timer import RunningTimer
from firstline.billing.models.time_entry import LONGEST_MINUTES, TimeEntry
from firstline.billing.models.work_kind import WorkKind

__all__ = ["LONGEST_MINUTES", "RunningTimer", "TimeEntry", "WorkKind"]
