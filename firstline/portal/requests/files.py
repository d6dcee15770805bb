"""Files in the portal: what came with a message, and what is sent while somebody writes. `?size=thumb` is small."""

import uuid

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firstline.core.access import Actor
from firstline.core.clock import now
from firstline.core.errors import NotFound
from firstline.core.models import StoredFile
from firstline.pages.files import hand_out, hand_out_thumb
from firstline.pages.uploading import take_upload
from firstline.pages.viewer import viewer
from firstline.portal.audience import user_of
from firstline.portal.requests import ended
from firstline.portal.requests.door import Door
from firstline.tickets.actions.attaching import uploads_of
from firstline.tickets.policies import access_attachment


@require_safe
def attachment(request: HttpRequest, number: int, name: str) -> HttpResponseBase:  # noqa: ARG001 -- the name is for people
    """A file of a message, for the signed-in person."""
    if viewer(request).person is None:
        return ended.session_ended(request, request.path)
    found = access_attachment(user_of(request), number, now())
    return _handed_out(request, found.file, found.name, keeps=True)


@require_safe
def attachment_by_link(request: HttpRequest, door: Door, number: int, name: str) -> HttpResponseBase:  # noqa: ARG001 -- as above
    found = access_attachment(door.actor, number, now())
    return _handed_out(request, found.file, found.name, keeps=False)


@require_POST
def send(request: HttpRequest) -> HttpResponseBase:
    """A file from somebody signed in, or from a stranger who is registering."""
    return take_upload(request, user_of(request), lambda one: f"/uploads/{one.pk}/")


@require_POST
def send_by_link(request: HttpRequest, door: Door) -> HttpResponseBase:
    return take_upload(request, door.actor, door.upload_url, ticket=door.ticket)


@require_safe
def upload(request: HttpRequest, number: uuid.UUID) -> HttpResponseBase:
    """A file that isn't sent yet, for the one who is writing."""
    return _upload(request, user_of(request), number)


@require_safe
def upload_by_link(request: HttpRequest, door: Door, number: uuid.UUID) -> HttpResponseBase:
    return _upload(request, door.actor, number)


def _upload(request: HttpRequest, actor: Actor, number: uuid.UUID) -> HttpResponseBase:
    found = uploads_of(actor, [number])
    if not found:
        raise NotFound(_("There is no such file."))
    return _handed_out(request, found[0].file, found[0].name, keeps=False)


def _handed_out(request: HttpRequest, file: StoredFile, name: str, *, keeps: bool) -> HttpResponseBase:
    if request.GET.get("size") == "thumb" and file.is_picture:
        return hand_out_thumb(file, keeps=keeps)
    return hand_out(file, name, keeps=keeps)
