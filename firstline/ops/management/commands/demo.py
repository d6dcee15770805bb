"""`firstline demo`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from firstline.core.clock import now
from firstline.ops.demo.load import load_demo
from firstline.ops.readiness import is_untouched, make_ready


class Command(BaseCommand):
    help = "Fill an empty desk with the demo company's month."
    requires_system_checks = []

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        at = now()
        make_ready(demo=False, at=at, say=self.stdout.write)
        if not is_untouched():
            raise CommandError(
                "This desk is in use. The demo goes into an empty one: set FIRSTLINE_DATA to a new folder."
            )
        load_demo(at)
        self.stdout.write("The demo desk is ready. Start it with: FIRSTLINE_DEMO=1 firstline serve")
