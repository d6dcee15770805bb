"""Making an installation ready: the database's shape, the cache, the counts, and on request the demo company."""

from collections.abc import Callable
from datetime import datetime

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from firstline.core.desk import current_desk
from firstline.ops.demo.load import load_demo
from firstline.ops.set_up.key import ensure_set_up_key
from firstline.people.models import Person
from firstline.tickets.actions.tallying import recount
from firstline.tickets.models import Tally, Ticket


def make_ready(*, demo: bool, at: datetime, say: Callable[[str], object]) -> None:
    """Bring the database up to date; with `demo`, fill it if nobody has used it. Doing it twice does no harm."""
    if migrations_missing():
        say("Preparing the database …")
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    if Ticket.objects.exists() and not Tally.objects.exists():
        say("Counting the tickets …")
        recount()
    if demo and is_untouched():
        say("Filling the demo desk …")
        load_demo(at)
    if is_untouched():
        key = ensure_set_up_key()
        say(f"This desk is new. To set it up from another machine you need this key: {key}")


def migrations_missing() -> bool:
    """Whether the database lags behind the program."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def is_untouched() -> bool:
    """Whether nobody has set this desk up or registered anything in it."""
    return current_desk().set_up_at is None and not Person.objects.exists() and not Ticket.objects.exists()
