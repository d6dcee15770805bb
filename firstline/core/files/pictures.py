"""Pictures of strangers: whether they can be opened at all, and small copies that hold nothing but pixels."""

import io
import struct
import zlib
from threading import Lock

from PIL import Image, ImageOps

# Width times height is checked here, before anything is decoded; Pillow's own check would only warn.
Image.MAX_IMAGE_PIXELS = None

MOST_PIXELS = {"JPEG": 64_000_000, "PNG": 24_000_000, "GIF": 16_000_000, "WEBP": 16_000_000}
"""So that one costs at most some 200 MB while it is made small. JPEGs are decoded at a fraction of their size."""

LONGEST_SIDE = 512
"""Of a small copy, in pixels."""

_FAULTS = (OSError, SyntaxError, ValueError, ArithmeticError, LookupError, EOFError, struct.error, zlib.error)
_one_at_a_time = Lock()


class BrokenPicture(Exception):
    """It says it is a picture, but nothing can be seen."""


class TooManyPixels(Exception):
    """It would need more memory to show than we give one picture."""


def small_copy(content: bytes) -> bytes:
    """The first frame as WebP, at most LONGEST_SIDE long, upright, without metadata.

    Raises BrokenPicture and TooManyPixels. One is made at a time, which bounds the memory this can take.
    """
    with _one_at_a_time:
        try:
            return _shrunk(content)
        except _FAULTS as fault:
            raise BrokenPicture from fault


def _shrunk(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content), formats=list(MOST_PIXELS)) as picture:
        if picture.width * picture.height > MOST_PIXELS[picture.format or "PNG"]:
            raise TooManyPixels
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        shown = picture if picture.mode in ("RGB", "RGBA") else picture.convert(_mode_for(picture))
        shown.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(shown)
    out = io.BytesIO()
    upright.save(out, "WEBP", quality=80, exif=b"")
    return out.getvalue()


def _mode_for(picture: Image.Image) -> str:
    return "RGBA" if picture.has_transparency_data else "RGB"
