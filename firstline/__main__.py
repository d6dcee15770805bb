"""The `firstline` command: every management command of ours under one short name."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firstline.config.settings")
    words = ["set_up" if word == "set-up" else word for word in sys.argv[1:2]] + sys.argv[2:]
    execute_from_command_line(["firstline", *words])


if __name__ == "__main__":
    main()
