"""Changing the desk itself."""

import re
import secrets
import zoneinfo
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.desk import current_desk
from firstline.core.errors import DomainError
from firstline.core.events import Event, record
from firstline.core.models import Desk
from firstline.core.text import one_line

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
PREFIX = re.compile(r"[A-Z][A-Z0-9]{0,7}")


class CannotConfigure(DomainError):
    code = "cannot_configure"


@dataclass(frozen=True, kw_only=True)
class DeskConfigured(Event):
    kind: ClassVar[str] = "desk:configured"
    desk_id: int
    changes: dict[str, tuple[str, str]]


@transaction.atomic
def configure_desk(*, by: Actor, at: datetime, **values: Any) -> Desk:
    """Set the given fields of the desk. Raises CannotConfigure, naming the field that is wrong."""
    current_desk()
    desk = Desk.objects.select_for_update(of=("self",)).get(pk=1)
    changes = apply_changes(desk, {name: _checked(name, value) for name, value in values.items()})
    if changes:
        record(DeskConfigured(desk_id=1, changes=changes), by=by, at=at)
    current_desk.forget()
    return desk


@transaction.atomic
def end_all_links(*, by: Actor, at: datetime) -> None:
    """Make every signed link and reply address sent so far invalid."""
    Desk.objects.filter(pk=1).update(link_key=secrets.token_hex(32))
    record(DeskConfigured(desk_id=1, changes={"link_key": ("", "")}), by=by, at=at)
    current_desk.forget()


def _checked(name: str, value: Any) -> Any:
    check = CHECKS.get(name)
    return check(value) if check else value


def _name(value: str) -> str:
    if not (name := one_line(value, 80)):
        raise CannotConfigure(_("Give the desk a name."), field="name")
    return name


def _prefix(value: str) -> str:
    if not PREFIX.fullmatch(value := value.strip().upper()):
        raise CannotConfigure(
            _("A prefix is one to eight letters and digits and begins with a letter."), field="ticket_prefix"
        )
    return value


def _accent(value: str) -> str:
    if value and not COLOUR.fullmatch(value):
        raise CannotConfigure(_("Write the colour as # and six digits, such as #0b6a65."), field="accent")
    return value.lower()


def _time_zone(value: str) -> str:
    if value not in zoneinfo.available_timezones():
        raise CannotConfigure(_("Choose a time zone from the list."), field="time_zone")
    return value


def _public_url(value: str) -> str:
    value = value.strip().rstrip("/")
    if value and not value.startswith(("http://", "https://")):
        raise CannotConfigure(_("The address begins with https://."), field="public_url")
    return value


CHECKS = {
    "name": _name,
    "ticket_prefix": _prefix,
    "accent": _accent,
    "time_zone": _time_zone,
    "public_url": _public_url,
}
