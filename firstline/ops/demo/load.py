"""Loading the demo desk into an empty database, through the product's own actions."""

from datetime import datetime

from django.db import transaction

from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import configure_desk
from firstline.ops.demo.entrances import ENTRANCES
from firstline.people.actions.add_person import add_person
from firstline.people.actions.organisations import add_organisation
from firstline.people.queries import role


@transaction.atomic
def load_demo(now: datetime) -> None:
    """Make the demo desk as it stands at `now`. The database must be migrated and empty."""
    add_organisation(name="Bergs Bygg AB", domains=["bergsbygg.example"], by=SYSTEM, at=now)
    for entrance in ENTRANCES:
        add_person(name=entrance.name, email=entrance.email, as_role=role(entrance.role), by=SYSTEM, at=now)
    configure_desk(name="Nordby Support", time_zone="Europe/Stockholm", is_demo=True, set_up_at=now, by=SYSTEM, at=now)
