"""Files sent to the desk while an agent is writing."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from firstline.core.errors import NotFound
from firstline.pages.files import hand_out, hand_out_thumb
from firstline.pages.guard import for_agents
from firstline.pages.uploading import take_upload
from firstline.pages.viewer import viewer
from firstline.tickets.models import Upload


@require_POST
@for_agents
def upload_file(request: HttpRequest) -> HttpResponse:
    return take_upload(request, viewer(request).actor, lambda kept: reverse("desk:upload", args=[kept.pk]))


@require_GET
@for_agents
def uploaded(request: HttpRequest, upload: UUID) -> HttpResponseBase:
    """One's own file, before it is sent."""
    found = Upload.objects.select_related("file").filter(pk=upload, person_id=viewer(request).actor.id).first()
    if found is None:
        raise NotFound(_("There is no such file."))
    if request.GET.get("size") == "thumb" and found.file.is_picture:
        return hand_out_thumb(found.file)
    return hand_out(found.file, found.name)
