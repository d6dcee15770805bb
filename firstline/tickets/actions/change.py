"""Changing what a ticket says about itself: subject, type, impact, urgency, category, product, asset and tags."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.catalogue.models import Asset
from firstline.catalogue.policies import visible_assets
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.core.text import one_line
from firstline.tickets.actions.changing import lock, save
from firstline.tickets.events import TicketChanged
from firstline.tickets.models import Tag, Ticket
from firstline.tickets.policies import require
from firstline.tickets.queries import priority_for

FIELDS = ("subject", "type", "impact", "urgency", "category", "product", "asset")


class CannotChange(DomainError):
    code = "cannot_change"


class ChangedMeanwhile(DomainError):
    """Somebody else changed the ticket after the version this change was made on."""

    code = "changed_meanwhile"


def change(
    ticket: Ticket,
    *,
    by: Actor,
    at: datetime,
    tags: Iterable[str] | None = None,
    version: int | None = None,
    **values: Any,
) -> Ticket:
    """Set the given fields; the priority follows from impact and urgency. Returns the ticket as it is now.

    With `version`, raises ChangedMeanwhile when the ticket is at a later one. Raises CannotChange, NotAllowed.
    """
    require(by, Permission.CHANGE)
    if unknown := set(values) - set(FIELDS):
        raise TypeError(f"not fields of a ticket that can be changed: {unknown}")
    _refuse_foreign_asset(values.get("asset"), by)
    with transaction.atomic():
        ticket, before = lock(ticket)
        if version is not None and version != ticket.version:
            raise ChangedMeanwhile(_("Somebody changed this request while you did. Look again, then change it."))
        changes = _set_fields(ticket, values)
        if tags is not None:
            changes.update(_set_tags(ticket, tags))
        if changes:
            save(ticket, before, at=at)
            record(TicketChanged(ticket_id=ticket.pk, changes=changes), by=by, at=at)
    return ticket


def _refuse_foreign_asset(asset: Asset | None, by: Actor) -> None:
    if asset is not None and not visible_assets(by).filter(pk=asset.pk).exists():
        raise CannotChange(_("There is no such asset."), field="asset")


def _set_fields(ticket: Ticket, values: dict[str, Any]) -> dict[str, tuple[str, str]]:
    changes: dict[str, tuple[str, str]] = {}
    if "subject" in values:
        values["subject"] = one_line(values["subject"])
        if not values["subject"]:
            raise CannotChange(_("A request needs a subject."), field="subject")
    for name, value in values.items():
        was = getattr(ticket, name)
        if was != value:
            setattr(ticket, name, value)
            changes[name] = (_said(was), _said(value))
    priority = priority_for(ticket.impact, ticket.urgency)
    if changes.keys() & {"impact", "urgency"} and priority != ticket.priority:
        changes["priority"] = (str(ticket.priority), str(int(priority)))
        ticket.priority = priority
    return changes


def _set_tags(ticket: Ticket, names: Iterable[str]) -> dict[str, tuple[str, str]]:
    was = sorted(ticket.tags.values_list("name", flat=True))
    wanted = sorted({one_line(name, 50).lower() for name in names} - {""})
    if was == wanted:
        return {}
    Tag.objects.bulk_create([Tag(name=name) for name in wanted], ignore_conflicts=True)
    ticket.tags.set(Tag.objects.filter(name__in=wanted))
    return {"tags": (", ".join(was), ", ".join(wanted))}


def _said(value: Any) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, int) else str(value)
