"""`firstline worker`."""

from typing import Any

from django.core.management.base import BaseCommand

from firstline.core.worker import run_worker


class Command(BaseCommand):
    help = "Run jobs, the clock's jobs and the loops that watch mailboxes, until Ctrl-C or SIGTERM."
    requires_system_checks = []

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        run_worker()
