"""Time zones to choose from: those of places, by region."""

import zoneinfo
from itertools import groupby

from django.utils.translation import gettext as _

REGIONS = {
    "Africa": lambda: _("Africa"),
    "America": lambda: _("America"),
    "Antarctica": lambda: _("Antarctica"),
    "Asia": lambda: _("Asia"),
    "Atlantic": lambda: _("Atlantic Ocean"),
    "Australia": lambda: _("Australia"),
    "Europe": lambda: _("Europe"),
    "Indian": lambda: _("Indian Ocean"),
    "Pacific": lambda: _("Pacific Ocean"),
}


def time_zone_choices() -> list[tuple[str, str | list[tuple[str, str]]]]:
    """Choices of a field: UTC, then each region with its places ("Europe/Stockholm" is "Stockholm" under "Europe")."""
    places = sorted(zone for zone in zoneinfo.available_timezones() if zone.split("/")[0] in REGIONS and "/" in zone)
    regions = groupby(places, key=lambda zone: zone.split("/")[0])
    return [
        ("UTC", "UTC"),
        *((REGIONS[region](), [(zone, _place(zone)) for zone in zones]) for region, zones in regions),
    ]


def _place(zone: str) -> str:
    return zone.partition("/")[2].replace("_", " ").replace("/", ", ")


def is_time_zone(name: str) -> bool:
    return name in zoneinfo.available_timezones()
