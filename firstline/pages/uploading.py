"""Taking files while somebody is still writing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.clock import now
from firstline.core.files import FileRefused, check_upload
from firstline.tickets.actions.attaching import upload
from firstline.tickets.models import Ticket, Upload


def take_upload(
    request: HttpRequest, actor: Actor, address_of: Callable[[Upload], str], *, ticket: Ticket | None = None
) -> HttpResponse:
    """Keep the one file that was sent and answer what the page shows of it. Raises FileRefused."""
    sent = request.FILES.get("file")
    if sent is None:
        raise FileRefused(_("No file arrived. Choose it again."), field="files")
    check_upload(sent.name or "", sent.size or 0)
    kept = upload(sent.read(), name=sent.name or "", by=actor, at=now(), ticket=ticket)
    thumb = address_of(kept) if kept.file.is_picture else None
    return JsonResponse(
        {"id": str(kept.pk), "name": kept.name, "size": kept.file.size, "thumb": thumb, "url": address_of(kept)}
    )
