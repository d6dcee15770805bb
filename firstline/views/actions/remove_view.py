"""Taking a view away."""

from datetime import datetime

from django.db import transaction

from firstline.core.access import Actor
from firstline.core.events import record
from firstline.views.events import ViewRemoved
from firstline.views.models import SavedView
from firstline.views.policies import require_change


@transaction.atomic
def remove_view(view: SavedView, *, by: Actor, at: datetime) -> None:
    """Remove a view from beside everybody's queues. The requests in it stay what they are. Raises NotAllowed."""
    view = SavedView.objects.select_for_update(of=("self",)).select_related("owner").get(pk=view.pk)
    require_change(by, view)
    record(ViewRemoved(view_id=view.pk, name=view.name), by=by, at=at)
    view.delete()
