"""`firstline mail`."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from firstline.channels.email.intake.fetching import fetch_all
from firstline.channels.email.reading.as_json import inspect_line


class Command(BaseCommand):
    help = "Look at mail: what Firstline makes of a message, and one pass over all mailboxes."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        inspect = verbs.add_parser("inspect", help="print what is read in raw messages, one line of JSON for each")
        inspect.add_argument("files", nargs="+", metavar="FILE", help="a raw message; - for standard input")
        verbs.add_parser("fetch", help="take what waits in every active mailbox, once")

    def handle(self, *_arguments: Any, verb: str, files: Iterable[str] = (), **_options: Any) -> None:
        if verb == "inspect":
            self._inspect(files)
        else:
            self._fetch()

    def _inspect(self, files: Iterable[str]) -> None:
        for name in files:
            shown = inspect_line(sys.stdin.buffer.read() if name == "-" else _content(name))
            self.stdout.write(json.dumps(shown, ensure_ascii=False))

    def _fetch(self) -> None:
        faults = 0
        for one in fetch_all():
            faults += bool(one.fault)
            outcome = one.fault or ("a worker watches it" if one.is_watched else f"mails taken: {one.taken}")
            self.stdout.write(f"{one.mailbox.name} ({one.mailbox.address}): {outcome}")
        if faults:
            raise CommandError("Not every mailbox could be looked into.")


def _content(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as fault:
        raise CommandError(f"{name} can't be read: {fault.strerror}") from fault
