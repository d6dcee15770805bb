"""Handing files out. Only pictures of four kinds are shown in place; all else is a download that may not run."""

from io import BytesIO
from urllib.parse import quote

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _
from PIL import Image

from firstline.core.clock import now
from firstline.core.errors import NotFound
from firstline.core.files import thumbnail_of
from firstline.core.files.keep import content_of
from firstline.core.models import StoredFile

SANDBOX = "default-src 'none'; sandbox"
KEPT_BY_ITS_READER = "private, max-age=31536000, immutable"
KEPT_NOWHERE = "no-store"


def hand_out(file: StoredFile, name: str, *, is_download: bool = False, keeps: bool = True) -> FileResponse:
    """The bytes of a kept file under the name it has where it is used. `keeps`: the reader's browser may keep them.

    Raises NotFound when the storage has lost them.
    """
    is_shown = file.is_picture and not is_download
    try:
        stream = default_storage.open(file.path)
    except FileNotFoundError as fault:
        raise NotFound(_("This file is no longer here. Ask for it to be sent again.")) from fault
    response = FileResponse(stream, content_type=file.content_type if is_shown else "application/octet-stream")
    response["Content-Length"] = str(file.size)
    response["Content-Disposition"] = f"{'inline' if is_shown else 'attachment'}; filename*=UTF-8''{quote(name)}"
    _guard(response, keeps=keeps)
    return response


def hand_out_thumb(file: StoredFile, *, keeps: bool = True) -> HttpResponse:
    """A small picture made anew from the pixels; an empty one where that can't be done."""
    try:
        small = thumbnail_of(file, at=now())
        content = content_of(small) if small else _blank()
    except FileNotFoundError:
        content = _blank()
    response = HttpResponse(content, content_type="image/webp")
    _guard(response, keeps=keeps)
    return response


def _blank() -> bytes:
    out = BytesIO()
    Image.new("RGB", (16, 10), (228, 224, 216)).save(out, "WEBP", quality=72)
    return out.getvalue()


def _guard(response: HttpResponse | FileResponse, *, keeps: bool) -> None:
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = KEPT_BY_ITS_READER if keeps else KEPT_NOWHERE
