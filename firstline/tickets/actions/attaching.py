"""Files that go with a message or a note."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from firstline.core.access import Actor
from firstline.core.files import check_picture, check_upload, keep, remember_thumbnail, safe_name
from firstline.core.models import StoredFile
from firstline.tickets.models import Attachment, Message, Note, ScheduledAnswer, Ticket, Upload

MOST_FILES = 50
"""Files that go with one message."""

UPLOADS_KEPT_FOR = timedelta(days=30)


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
    small = check_picture(shown, content)
    file = keep(content, at=at)
    if small:
        remember_thumbnail(file, small, at=at)
    return Upload.objects.create(file=file, name=shown, person_id=by.id or None, ticket=ticket, created_at=at)


def uploads_of(actor: Actor, ids: Iterable[str | uuid.UUID]) -> list[Upload]:
    """The uploads of this actor among these ids, in their order; those of others, and ids that are none, are left out.

    What somebody sent before they signed in belongs to whoever knows its id, which can't be guessed.
    """
    wanted = list(dict.fromkeys(one for one in map(_uuid, ids) if one))[:MOST_FILES]
    if not wanted:
        return []
    found = {one.pk: one for one in Upload.objects.select_related("file").filter(_sent_by(actor), pk__in=wanted)}
    return [found[one] for one in wanted if one in found]


def _sent_by(actor: Actor) -> Q:
    nobodys = Q(person=None, ticket=None)
    if not actor.id:
        return nobodys
    theirs = Q(person_id=actor.id)
    return theirs & Q(ticket_id=actor.guest_ticket_id) if actor.kind == "guest" else theirs | nobodys


def enclosures_of(uploads: Iterable[str | uuid.UUID], *, by: Actor) -> list[Enclosure]:
    """The uploads of this actor by their ids, to be attached to what they send."""
    return [Enclosure(file=one.file, name=one.name, content_id=str(one.pk)) for one in uploads_of(by, uploads)]


def forget_old_uploads(at: datetime) -> None:
    """Drop what was sent while writing something that was never sent. What became an attachment stays one,
    and what goes along with an answer that leaves later stays until then."""
    waiting = [one for uploads in ScheduledAnswer.objects.values_list("uploads", flat=True) for one in uploads]
    Upload.objects.filter(created_at__lt=at - UPLOADS_KEPT_FOR).exclude(pk__in=waiting).delete()


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
