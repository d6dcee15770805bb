"""Where the desk to be measured lies: told to Django by environment variables before it starts."""

import argparse
import os
from pathlib import Path

import django

REPOSITORY = Path(__file__).resolve().parent.parent


def add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", default="build/bench", help="folder of the desk (default: build/bench)")
    parser.add_argument("--database", default="", help="postgres://user@host/name; without it SQLite in the folder")


def enter(arguments: argparse.Namespace) -> None:
    """Make this process (and its children) work on that desk."""
    os.environ["FIRSTLINE_DATA"] = str((REPOSITORY / arguments.data).resolve())
    os.environ["FIRSTLINE_DATABASE"] = arguments.database
    os.environ["DJANGO_SETTINGS_MODULE"] = "firstline.config.settings"
    django.setup()
