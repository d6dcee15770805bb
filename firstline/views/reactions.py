"""What follows from events about exports."""

from firstline.core.clock import now
from firstline.core.models import LoggedEvent
from firstline.views.actions.make_export import make_export
from firstline.views.events import ExportAsked


def write_export(event: ExportAsked, _logged: LoggedEvent) -> None:
    """Make the file that was asked for."""
    make_export(event.export_id, at=now())
