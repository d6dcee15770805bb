"""Handing files out. Only pictures of four kinds are shown in place; all else is a download that may not run."""

from io import BytesIO
from urllib.parse import quote

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from PIL import Image, UnidentifiedImageError

from firstline.core.files.keep import content_of
from firstline.core.models import StoredFile

SANDBOX = "default-src 'none'; sandbox"
THUMB_SIZE = (480, 300)
MOST_PIXELS = 40_000_000
UNREADABLE = (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError, SyntaxError)


def hand_out(file: StoredFile, name: str, *, is_download: bool = False) -> HttpResponse | FileResponse:
    """The bytes of a kept file under the name it has where it is used. Raises FileNotFoundError."""
    is_shown = file.is_picture and not is_download
    response = FileResponse(default_storage.open(file.path), content_type=file.content_type if is_shown else None)
    response["Content-Type"] = file.content_type if is_shown else "application/octet-stream"
    response["Content-Length"] = str(file.size)
    response["Content-Disposition"] = f"{'inline' if is_shown else 'attachment'}; filename*=UTF-8''{quote(name)}"
    return _guarded(response)


def hand_out_thumb(file: StoredFile) -> HttpResponse | FileResponse:
    """A small picture made anew from the pixels; the picture itself where that can't be done."""
    small = thumb_of(content_of(file))
    response = HttpResponse(small, content_type="image/webp")
    return _guarded(response)


def thumb_of(content: bytes) -> bytes:
    """The picture at most 480 × 300, as WebP; an empty picture when it can't be read or has too many pixels."""
    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return _blank()
            picture.draft("RGB", THUMB_SIZE)
            small = picture.convert("RGBA" if picture.mode in ("RGBA", "LA", "P") else "RGB")
            small.thumbnail(THUMB_SIZE)
            return _webp(small)
    except UNREADABLE:
        return _blank()


def _webp(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "WEBP", quality=72)
    return out.getvalue()


def _blank() -> bytes:
    return _webp(Image.new("RGB", (16, 10), (228, 224, 216)))


def _guarded(response: HttpResponse | FileResponse) -> HttpResponse | FileResponse:
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response
