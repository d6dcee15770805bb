"""The files of the month, each kept once, however many letters it comes with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from firstline.core.files import check_picture, check_upload, keep, remember_thumbnail
from firstline.core.models import StoredFile
from firstline.ops.demo.attachments import Content, content_of
from firstline.ops.demo.shape import Attachment
from firstline.tickets.actions.attaching import Enclosure


class Cabinet:
    """Hands out enclosures, and remembers what has been kept already."""

    def __init__(self) -> None:
        self._kept: dict[Attachment, tuple[Content, StoredFile]] = {}

    def enclosures(self, attachments: Sequence[Attachment], *, part: str, at: datetime) -> list[Enclosure]:
        """What goes with one message. `part` names the message and makes the ids of its inline pictures unlike others."""
        return [
            self._enclosure(attached, f"image{number:03}@{part}", at) for number, attached in enumerate(attachments, 1)
        ]

    def _enclosure(self, attached: Attachment, content_id: str, at: datetime) -> Enclosure:
        if attached not in self._kept:
            self._kept[attached] = self._keep(content_of(attached), at)
        content, file = self._kept[attached]
        return Enclosure(
            file=file, name=content.name, is_inline=content.inline, content_id=content_id if content.inline else ""
        )

    def _keep(self, content: Content, at: datetime) -> tuple[Content, StoredFile]:
        check_upload(content.name, len(content.data), content.data[:16])
        small = check_picture(content.name, content.data)
        file = keep(content.data, at=at)
        if small:
            remember_thumbnail(file, small, at=at)
        return content._replace(data=b""), file
