"""What a user does for their request: marking their own task as done."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from firstline.core.clock import now
from firstline.portal.requests.answering import done as show_done
from firstline.portal.requests.door import Door
from firstline.tasks.actions.finish_task import finish_task
from firstline.tasks.policies import access_task


def done(request: HttpRequest, door: Door, task: int) -> HttpResponseBase:
    """Mark it as done; whoever opens the address comes to the request itself."""
    if request.method != "POST":
        return redirect(door.base)
    finish_task(access_task(door.actor, door.ticket.pk, task), by=door.actor, at=now())
    return show_done(request, door, None, _("Done. Thank you."))
