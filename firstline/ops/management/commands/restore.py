"""`firstline restore`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from firstline.ops.archive.faults import CannotRestore
from firstline.ops.archive.read import read_archive


class Command(BaseCommand):
    help = "Bring a desk back from an archive of firstline backup, into SQLite or PostgreSQL, wherever it came from."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the archive to read")
        parser.add_argument("--replace", action="store_true", help="throw away the desk that is in the database now")

    def handle(self, *_arguments: Any, **options: Any) -> None:
        try:
            restored = read_archive(Path(options["file"]), replace=options["replace"], say=self.stdout.write)
        except CannotRestore as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Restored and compared: {restored.rows:,} rows, {restored.files:,} files.")
        if restored.lost:
            self.stdout.write(f"{len(restored.lost)} files were missing already when the archive was written.")
        self.stdout.write("Next: firstline doctor")
