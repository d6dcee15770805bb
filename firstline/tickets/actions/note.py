"""Writing an internal note."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tickets.actions.attaching import Enclosure, attach
from firstline.tickets.actions.changing import lock, save
from firstline.tickets.actions.drafts import drop_draft
from firstline.tickets.events import NoteWritten
from firstline.tickets.models import Note, Ticket
from firstline.tickets.policies import require
from firstline.tickets.wording import Words


class CannotNote(DomainError):
    code = "cannot_note"


def write_note(
    ticket: Ticket,
    words: Words,
    *,
    by: Actor,
    at: datetime,
    enclosures: Iterable[Enclosure] = (),
    client_id: uuid.UUID | None = None,
) -> Note:
    """Write something only those at the desk see. Raises CannotNote when it is empty, NotAllowed."""
    require(by, Permission.NOTE)
    enclosures = list(enclosures)
    if words.is_empty and not enclosures:
        raise CannotNote(_("Write something before you save the note."), field="html")
    with transaction.atomic():
        ticket, before = lock(ticket)
        known = Note.objects.filter(client_id=client_id).first() if client_id else None
        if known is not None:
            return known
        note = Note.objects.create(
            ticket=ticket,
            author_id=by.id or None,
            author_name=by.name,
            text=words.text,
            html=words.html,
            at=at,
            client_id=client_id,
        )
        attach(enclosures, note=note)
        save(ticket, before, at=at)
        drop_draft(ticket, "note", by=by)
        record(NoteWritten(ticket_id=ticket.pk, note_id=note.pk), by=by, at=at)
    return note
