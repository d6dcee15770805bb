"""Files that go with a message or a note."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from firstline.core.access import Actor
from firstline.core.files import check_upload, keep, safe_name
from firstline.core.models import StoredFile
from firstline.tickets.models import Attachment, Message, Note, Ticket, Upload


@dataclass(frozen=True)
class Enclosure:
    """A kept file and what it is called here."""

    file: StoredFile
    name: str
    is_inline: bool = False
    content_id: str = ""


@transaction.atomic
def upload(content: bytes, *, name: str, by: Actor, at: datetime, ticket: Ticket | None = None) -> Upload:
    """Keep a file somebody sends while writing. Raises FileRefused; `ticket` ties a guest's file to their request."""
    shown = safe_name(name)
    check_upload(shown, len(content), content[:16])
    return Upload.objects.create(
        file=keep(content, at=at), name=shown, person_id=by.id or None, ticket=ticket, created_at=at
    )


def enclosures_of(uploads: Iterable[str | uuid.UUID], *, by: Actor) -> list[Enclosure]:
    """The uploads of this actor by their ids; those of others, and ids that are none, are left out."""
    ids = [one for one in map(_uuid, uploads) if one]
    found = {u.pk: u for u in Upload.objects.select_related("file").filter(pk__in=ids, person_id=by.id)}
    return [Enclosure(file=found[i].file, name=found[i].name, content_id=str(i)) for i in ids if i in found]


def attach(enclosures: Iterable[Enclosure], *, message: Message | None = None, note: Note | None = None) -> None:
    """Put files to a message or a note. One whose id stands in the text is shown there, not below."""
    owner = message or note
    assert owner is not None, "a file is attached to something"
    Attachment.objects.bulk_create(
        Attachment(
            file=enclosed.file,
            name=enclosed.name,
            message=message,
            note=note,
            content_id=enclosed.content_id,
            is_inline=enclosed.is_inline or bool(enclosed.content_id and f"cid:{enclosed.content_id}" in owner.html),
        )
        for enclosed in enclosures
    )


def _uuid(text: str | uuid.UUID) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None
