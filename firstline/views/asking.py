"""Asking in the name of somebody who is not there: for counts and exports that a worker makes."""

from datetime import datetime
from zoneinfo import ZoneInfo

from firstline.core.desk import current_desk
from firstline.people.models import Person
from firstline.people.queries import actor_of
from firstline.teams.queries import team_ids_of
from firstline.tickets.filters import Asking


def asking_as(person: Person, at: datetime) -> Asking:
    """That person asking, with the rights of this moment and in their own time zone."""
    try:
        zone = ZoneInfo(person.time_zone or current_desk().time_zone)
    except (KeyError, ValueError):
        zone = ZoneInfo("UTC")
    return Asking(actor_of(person, team_ids_of(person.pk)), at, zone)
