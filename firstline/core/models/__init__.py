from firstline.core.models.desk import Desk
from firstline.core.models.file import StoredFile
from firstline.core.models.logged_event import LoggedEvent
from firstline.core.models.quota import Quota
from firstline.core.models.thumbnail import Thumbnail
from firstline.core.models.worker import PeriodicRun, WorkerPulse

__all__ = ["Desk", "LoggedEvent", "PeriodicRun", "Quota", "StoredFile", "Thumbnail", "WorkerPulse"]
