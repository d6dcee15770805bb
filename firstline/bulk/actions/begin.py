"""Beginning to do one thing to many tickets."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from firstline.bulk.events import BulkBegun
from firstline.bulk.models import BulkChange, BulkItem
from firstline.bulk.verbs import VERBS
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.tickets.models import Ticket
from firstline.tickets.policies import require, visible_to

MOST = 100_000
AT_ONCE = 2_000


class CannotBegin(DomainError):
    code = "cannot_begin_bulk"


def begin(tickets: QuerySet[Ticket], *, verb: str, values: dict[str, Any], by: Actor, at: datetime) -> BulkChange:
    """Have `verb` done to all of these tickets that the actor may see, as they are chosen now.

    `values` are what JSON can keep. Raises CannotBegin when there is none or there are too many, NotAllowed.
    """
    require(by, VERBS[verb].permission)
    ids = list(
        visible_to(by).filter(pk__in=tickets.order_by().values("pk")).order_by("pk").values_list("pk", flat=True)
    )
    if not ids:
        raise CannotBegin(_("No request is chosen."))
    if len(ids) > MOST:
        raise CannotBegin(_("That is more than %(most)s requests. Choose fewer.") % {"most": f"{MOST:,}"})
    with transaction.atomic():
        change = BulkChange.objects.create(by_id=by.id, verb=verb, values=values, begun_at=at, total=len(ids))
        BulkItem.objects.bulk_create((BulkItem(change=change, ticket_id=pk) for pk in ids), batch_size=AT_ONCE)
        record(BulkBegun(bulk_id=change.pk, verb=verb, count=len(ids)), by=by, at=at)
    return change
