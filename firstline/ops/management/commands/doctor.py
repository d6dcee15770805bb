"""`firstline doctor`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from firstline.core.clock import now
from firstline.ops.checkup.everything import look_at_everything
from firstline.ops.checkup.findings import Finding, How


class Command(BaseCommand):
    help = "Check the installation and say what to do. Ends with status 1 when something is wrong."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="say only what is wrong")

    def handle(self, *_arguments: Any, **options: Any) -> None:
        findings = list(look_at_everything(now()))
        for finding in findings:
            if finding.how is How.FAULT or not options["quiet"]:
                self._say(finding)
        if any(finding.how is How.FAULT for finding in findings):
            raise SystemExit(1)

    def _say(self, finding: Finding) -> None:
        self.stdout.write(f"{finding.how.value:>5}  {finding.said}")
        if finding.advice:
            self.stdout.write(f"       → {finding.advice}")
