"""Saying that an address works again."""

from datetime import datetime

from django.db import transaction

from firstline.channels.email.events import AddressUsedAgain
from firstline.channels.email.models import UnreachableAddress
from firstline.core.access import Actor
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tickets.policies import require


@transaction.atomic
def allow_address(address: str, *, by: Actor, at: datetime) -> None:
    """Send to this address again. Nothing changes when nothing stood against it. Raises NotAllowed."""
    require(by, Permission.ANSWER)
    row = UnreachableAddress.objects.select_for_update().filter(address=address.strip().lower()).first()
    if row is not None:
        record(AddressUsedAgain(address_id=row.pk, address=row.address), by=by, at=at)
        row.delete()
