"""Files of tickets, for agents."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_GET

from firstline.core.clock import now
from firstline.pages.files import hand_out, hand_out_thumb
from firstline.pages.guard import for_agents
from firstline.pages.viewer import viewer
from firstline.tickets.policies import access_attachment


@require_GET
@for_agents
def file(request: HttpRequest, attachment: int, name: str) -> HttpResponseBase:  # noqa: ARG001 -- the name is for people
    found = access_attachment(viewer(request).actor, attachment, now())
    if request.GET.get("size") == "thumb" and found.file.is_picture:
        return hand_out_thumb(found.file)
    return hand_out(found.file, found.name)
