"""`firstline mail`."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from firstline.channels.email.intake.fetching import fetch_all
from firstline.channels.email.intake.reconciling.compare import compare
from firstline.channels.email.intake.reconciling.report import sentences
from firstline.channels.email.models import Mailbox
from firstline.channels.email.reading.as_json import inspect_line
from firstline.core.clock import now
from firstline.ops.mail.receiving import receive
from firstline.ops.raw_mails import RawMail, raw_mails


class Command(BaseCommand):
    help = "Take mail in, and look at it."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        inspect = verbs.add_parser("inspect", help="print what is read in raw messages, one line of JSON for each")
        inspect.add_argument(
            "files", nargs="+", metavar="FILE", help="a raw message, a folder of them, or - for standard input"
        )
        verbs.add_parser("fetch", help="take what waits in every active mailbox, once")
        verbs.add_parser("check", help="compare every active mailbox with what is stored here, and mend what can be")
        receive = verbs.add_parser("receive", help="take one mail from standard input, for pipes of mail servers")
        receive.add_argument("--mailbox", default="", metavar="ADDRESS", help="whose it is; else the mail says so")

    def handle(self, *_arguments: Any, verb: str, **options: Any) -> None:
        if verb == "inspect":
            self._inspect(options["files"])
        elif verb == "check":
            self._check()
        elif verb == "receive":
            self._receive(options["mailbox"])
        else:
            self._fetch()

    def _inspect(self, files: Iterable[str]) -> None:
        for mail in raw_mails(files):
            self.stdout.write(_line(_inspected(mail)))

    def _receive(self, mailbox: str) -> None:
        outcome = receive(sys.stdin.buffer, mailbox=mailbox, largest=settings.LARGEST_MAIL, at=now())
        if outcome.sentence:
            self.stderr.write(outcome.sentence)
        if outcome.status:
            raise SystemExit(outcome.status)

    def _check(self) -> None:
        checks = [compare(mailbox, at=now()) for mailbox in Mailbox.objects.filter(is_active=True)]
        for check in checks:
            self.stdout.write(f"{check.mailbox.name} ({check.mailbox.address}): {' '.join(sentences(check))}")
        if not all(check.is_well for check in checks):
            raise CommandError("Not every mailbox is as it should be.")

    def _fetch(self) -> None:
        faults = 0
        for one in fetch_all():
            faults += bool(one.fault)
            outcome = one.fault or ("a worker watches it" if one.is_watched else f"mails taken: {one.taken}")
            self.stdout.write(f"{one.mailbox.name} ({one.mailbox.address}): {outcome}")
        if faults:
            raise CommandError("Not every mailbox could be looked into.")


def _inspected(mail: RawMail) -> dict[str, Any]:
    """What is read in a mail, or why nothing could be: one that fails must not hide those after it."""
    try:
        return {**inspect_line(mail.content()), "file": mail.name}
    except Exception as fault:  # noqa: BLE001 -- the line says so
        why = fault.strerror if isinstance(fault, OSError) and fault.strerror else f"{type(fault).__name__}: {fault}"
        return {"error": why, "file": mail.name}


def _line(shown: dict[str, Any]) -> str:
    """JSON on one line. Half a surrogate pair, which no encoding can hold, is written as an escape."""
    return json.dumps(shown, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
