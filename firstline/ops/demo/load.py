"""Loading the demo desk into an empty database, through the product's own actions."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.errors import DomainError
from firstline.core.events import as_history
from firstline.ops.demo.loading.approving import approvals_asked
from firstline.ops.demo.loading.belonging import find_together
from firstline.ops.demo.loading.habits import begin_answers, read_along
from firstline.ops.demo.loading.house import ADMINISTRATOR, move_in
from firstline.ops.demo.loading.numbering import number_tickets_from
from firstline.ops.demo.loading.owning import give_out
from firstline.ops.demo.loading.retelling import retell
from firstline.ops.demo.loading.saved_views import save_views
from firstline.ops.demo.loading.working import Work
from firstline.ops.demo.month import month
from firstline.ops.demo.shape import Conversation
from firstline.people.models import Person
from firstline.tickets.actions.tallying import fold_tallies
from firstline.tickets.models import Ticket

NEWEST = 1042
"""The number of the newest request: the desk is older than the month that is told."""
SET_UP_BEFORE = timedelta(days=14)


class CannotLoadDemo(DomainError):
    code = "cannot_load_demo"


def load_demo(now: datetime, told: Sequence[Conversation] | None = None) -> None:
    """Make the demo desk as it stands at `now`, with the whole month or just what is `told`. All of it or nothing.

    The database must be migrated and empty: raises CannotLoadDemo where somebody is or was. Nobody is written to and no
    job is left behind.
    """
    if Person.objects.exists() or Ticket.objects.exists():
        raise CannotLoadDemo(_("This desk is in use. The demo goes into an empty one."))
    conversations = month(now) if told is None else told
    with as_history(), transaction.atomic():
        began = min((one.opened_at for one in conversations), default=now) - SET_UP_BEFORE
        house = move_in(began)
        work = Work(house, began)
        give_out(house, house.actors[ADMINISTRATOR], began)
        save_views(house, began)
        number_tickets_from(NEWEST + 1 - len(conversations))
        tickets = retell(conversations, house, work, approvals_asked(conversations, house, now))
        work.catch_up(now)
        find_together(conversations, tickets, house)
        read_along(conversations, tickets, house, now)
        begin_answers(conversations, tickets, house)
        fold_tallies()
