"""Keeping what somebody is writing."""

from collections.abc import Sequence
from datetime import datetime

from firstline.core.access import Actor
from firstline.core.html import clean_html
from firstline.tickets.models import Draft, Ticket


def save_draft(ticket: Ticket, kind: str, html: str, *, by: Actor, at: datetime, uploads: Sequence[str] = ()) -> None:
    """Keep a draft ("answer" or "note"); an empty one is dropped."""
    if not html.strip() and not uploads:
        drop_draft(ticket, kind, by=by)
        return
    Draft.objects.update_or_create(
        ticket=ticket,
        person_id=by.id,
        kind=kind,
        defaults={"html": clean_html(html), "uploads": list(uploads)[:50], "saved_at": at},
    )


def drop_draft(ticket: Ticket, kind: str, *, by: Actor) -> None:
    Draft.objects.filter(ticket=ticket, person_id=by.id, kind=kind).delete()
