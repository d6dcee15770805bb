"""The bytes of what is attached, whichever sort it is."""

from __future__ import annotations

from typing import NamedTuple

from firstline.ops.demo import papers, pictures
from firstline.ops.demo.shape import Attachment, File, Pdf, Picture


class Content(NamedTuple):
    name: str
    content_type: str
    data: bytes
    inline: bool = False


def content_of(attachment: Attachment) -> Content:
    """Name, type and bytes of a picture, a text file or a paper."""
    match attachment:
        case Picture():
            return Content(
                pictures.file_name(attachment),
                pictures.content_type(attachment),
                pictures.draw(attachment),
                attachment.inline,
            )
        case File():
            return Content(attachment.name, attachment.content_type, attachment.text.encode())
        case Pdf():
            return Content(attachment.name, "application/pdf", papers.pdf(attachment))
