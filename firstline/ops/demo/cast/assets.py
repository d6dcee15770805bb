"""What people and organisations have: each person a computer and a phone, each organisation a printer and more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from firstline.ops.demo.cast.organisations import ORGANISATIONS
from firstline.ops.demo.cast.people import PEOPLE
from firstline.ops.demo.shape import Asset, Person

_FIRST_TAG = 1201
_YEAR = 365
_CAD = ("engineer", "planner", "Estimator")
_OUTSIDE = ("manager", "Foreman", "operator", "Driver", "Caretaker", "technician", "Welder", "Warehouse")
_SHARED = {
    "bergs-bygg": (("laserdesk-m507", "Floor 3"), ("plotter-36", "Plan room")),
    "nordby-kommun": (("laserdesk-m507", "Town hall, floor 2"), ("laserdesk-c310", "Library")),
    "hotell-strand": (("laserdesk-m507", "Reception"), ("pos-terminal", "Restaurant"), ("tv-43", "Lobby")),
    "strand-frakt": (("etikett-220", "Dispatch"), ("handheld", "Warehouse")),
    "nordbyskolan": (("laserdesk-c310", "Staff room"), ("projector", "Room 14")),
    "ellens": (("till", "Shop"), ("pos-terminal", "Shop")),
    "kvarnen": (("till", "Kvarngränd"), ("pos-terminal", "Station")),
}


def assets(today: date) -> Iterator[Asset]:
    """All of them, bought at dates before `today` so that some warranties have just ended."""
    number = _FIRST_TAG
    for person in (one for one in PEOPLE if not one.shared):
        for product in (_computer(person), _phone(person)):
            yield _asset(number, product, person.organisation, today, owner=person.key)
            number += 1
    for organisation in ORGANISATIONS:
        for product, location in _SHARED.get(organisation.key, (("laserdesk-m507", "Office"),)):
            yield _asset(number, product, organisation.key, today, location=location)
            number += 1


def _computer(person: Person) -> str:
    if any(word in person.title for word in _CAD):
        return "nova-16-cad"
    return "nova-desktop" if "Reception" in person.title or "Shop" in person.title else "nova-14"


def _phone(person: Person) -> str:
    return "phone-rugged" if any(word in person.title for word in _OUTSIDE) else "phone-s4"


def _asset(number: int, product: str, organisation: str, today: date, *, owner: str = "", location: str = "") -> Asset:
    bought = today - timedelta(days=(number * 67) % (5 * _YEAR))
    return Asset(
        tag=f"NS-{number}",
        serial=f"{(number * 7919) % 10**6:06d}-{(number * 31) % 97:02d}",
        product=product,
        organisation=organisation,
        owner=owner,
        location=location,
        bought_on=bought,
        warranty_until=bought + timedelta(days=3 * _YEAR),
        state="in_repair" if number % 37 == 0 else "retired" if number % 53 == 0 else "in_use",
    )
