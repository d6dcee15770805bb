"""`firstline backup`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from firstline.core.clock import now
from firstline.ops.archive.write import write_archive


class Command(BaseCommand):
    help = "Write database, files and secret into one archive, while the desk works on."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the archive to write, for example firstline.tar")

    def handle(self, *_arguments: Any, **options: Any) -> None:
        path = Path(options["file"])
        try:
            written = write_archive(path, at=now(), say=self.stdout.write)
        except OSError as fault:
            raise CommandError(f"{path} could not be written: {fault.strerror or fault}.") from fault
        size = f"{written.size / 1e6:,.1f} MB"
        self.stdout.write(
            f"{path}: {written.rows:,} rows, {written.files:,} files, {size}. Keep it as safe as a password."
        )
        if written.lost:
            raise CommandError(f"{len(written.lost)} files are missing or damaged: {', '.join(written.lost[:3])} …")
