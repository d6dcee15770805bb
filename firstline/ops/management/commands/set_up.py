"""`firstline set-up`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from firstline.core.clock import now
from firstline.ops.readiness import make_ready


class Command(BaseCommand):
    help = "Make the database ready, or bring it up to date. Doing it twice does no harm."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="fill the desk with the demo company if it is empty")

    def handle(self, *_arguments: Any, **options: Any) -> None:
        make_ready(demo=options["demo"], at=now(), say=self.stdout.write)
