"""`firstline html`."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from firstline.core.html import with_pictures
from firstline.tickets.wording import from_html


class Command(BaseCommand):
    help = "Look at HTML: what is left of it when somebody sends it to the desk."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("clean", help="read HTML on standard input, print what a request shows of it")

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        html = sys.stdin.buffer.read().decode("utf-8", "replace")
        self.stdout.write(with_pictures(from_html(html).html, _no_place))


def _no_place(_address: str) -> None:
    """Pictures come from the files of a mail; those on other servers are never shown."""
