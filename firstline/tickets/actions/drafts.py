"""Keeping what somebody is writing."""

from collections.abc import Sequence
from datetime import datetime

from firstline.core.access import Actor
from firstline.core.html import clean_html, text_to_html
from firstline.tickets.models import Draft, Ticket

MOST_UPLOADS = 50


def save_draft(ticket: Ticket, kind: str, html: str, *, by: Actor, at: datetime, uploads: Sequence[str] = ()) -> None:
    """Keep a draft ("answer" or "note"); an empty one is dropped."""
    if not html.strip() and not uploads:
        drop_draft(ticket, kind, by=by)
        return
    Draft.objects.update_or_create(
        ticket=ticket,
        person_id=by.id,
        kind=kind,
        defaults={"html": clean_html(html), "uploads": list(uploads)[:MOST_UPLOADS], "saved_at": at},
    )


def put_into_draft(
    ticket: Ticket, *, html: str, text: str, uploads: Sequence[str], person_id: int, at: datetime
) -> None:
    """Put an answer back before what its writer has begun since."""
    begun = Draft.objects.filter(ticket=ticket, person_id=person_id, kind="answer").first()
    Draft.objects.update_or_create(
        ticket=ticket,
        person_id=person_id,
        kind="answer",
        defaults={
            "html": clean_html((html or text_to_html(text)) + (begun.html if begun else "")),
            "uploads": [*uploads, *(begun.uploads if begun else ())][:MOST_UPLOADS],
            "saved_at": at,
        },
    )


def drop_draft(ticket: Ticket, kind: str, *, by: Actor) -> None:
    Draft.objects.filter(ticket=ticket, person_id=by.id, kind=kind).delete()
