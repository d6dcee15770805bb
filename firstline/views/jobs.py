"""Writing exports beside all other work: a long list must not hold up the jobs that users wait for."""

from threading import Event as Flag

from django.db import close_old_connections

from firstline.core.clock import now
from firstline.views.actions.claim_export import claim_export
from firstline.views.actions.make_export import make_export

PAUSE_SECONDS = 1.0


def keep_exporting(stop: Flag) -> None:
    """Write what was asked for, one after the other, until `stop` is set."""
    while not stop.is_set():
        if not write_next_export():
            close_old_connections()
            stop.wait(PAUSE_SECONDS)


def write_next_export() -> bool:
    """Write the export that has waited longest. False when none waits."""
    claimed = claim_export(at=now())
    if claimed is not None:
        make_export(claimed, at=now())
    return claimed is not None
