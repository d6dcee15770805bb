"""`firstline search`."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from firstline.core.clock import now
from firstline.search.actions.learn import learn_all_later, learn_new_words
from firstline.search.actions.rebuild import Progress, rebuild_index

SECONDS_BETWEEN_LINES = 2.0


class Command(BaseCommand):
    help = "Look after the index of the search."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("rebuild", help="make the index anew while the desk is in use; nothing is lost meanwhile")

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        began, said, last = time.monotonic(), time.monotonic(), Progress(0, 0, 0, 0, 0)
        for progress in rebuild_index():
            last = progress
            if time.monotonic() - said > SECONDS_BETWEEN_LINES:
                said = time.monotonic()
                self.stdout.write(f"{progress.reached * 100 // progress.end:>3} %  {progress.tickets:,} requests")
        learn_all_later()
        while learned := learn_new_words(now()):
            self.stdout.write(f"       words of {learned:,} texts learned")
        seconds = time.monotonic() - began
        self.stdout.write(
            f"{last.tickets:,} requests looked at in {seconds:.0f} s: {last.written:,} texts put in anew, "
            f"{last.removed:,} taken out."
        )
