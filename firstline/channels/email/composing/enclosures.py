"""Which files of an answer travel with the mail: the pictures in its words, then the others, as long as they fit."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from firstline.core.models import StoredFile
from firstline.tickets.models import Attachment, Message

LARGEST_TOTAL = 18 * 1024 * 1024
"""Bytes of files in one mail. On the way they become a third more, and many servers take 25 MB at most."""


@dataclass(frozen=True)
class Enclosures:
    """The files of one answer: `inline` are shown in its words, `too_large` are only in the portal."""

    inline: list[Attachment] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    too_large: list[Attachment] = field(default_factory=list)


def enclosures_of(message: Message) -> Enclosures:
    """The files of `message`. The same for each of its mails and whenever it is asked."""
    attachments = list(Attachment.objects.filter(message=message).select_related("file").order_by("id"))
    inline = [one for one in attachments if is_shown_in(message.html, one)]
    others = [one for one in attachments if one not in inline]
    fitting = set(_fitting([*inline, *others]))
    return Enclosures(
        inline=[one for one in inline if one.pk in fitting],
        files=[one for one in others if one.pk in fitting],
        too_large=[one for one in attachments if one.pk not in fitting],
    )


def is_shown_in(html: str, attachment: Attachment) -> bool:
    """Whether the words show this file as a picture."""
    named = bool(attachment.content_id) and f'"cid:{attachment.content_id}"' in html
    return attachment.is_inline and named and attachment.file.is_picture


def content_id(file: StoredFile) -> str:
    """What a picture inside a mail is called there, without angle brackets."""
    return f"{file.sha256[:32]}@firstline"


def _fitting(attachments: Iterable[Attachment]) -> Iterable[int]:
    room = LARGEST_TOTAL
    for attachment in attachments:
        if attachment.file.size <= room:
            room -= attachment.file.size
            yield attachment.pk
