"""bench/run: measure a seeded desk on this machine, and print the figures beside those of others."""

import argparse
import json
from importlib import import_module

from bench.place import add_place, enter


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench/run", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--seconds", type=float, default=6.0, help="how long each figure is measured")
    parser.add_argument("--only", default="", help="comma-separated names of figures: queue, live, mail …")
    add_place(parser)
    arguments = parser.parse_args()
    enter(arguments)
    figures = import_module("bench.measures").measure_all(
        arguments.seconds, set(filter(None, arguments.only.split(",")))
    )
    if arguments.json:
        print(json.dumps(figures, indent=2))
    else:
        print(import_module("bench.report").as_text(figures))


if __name__ == "__main__":
    main()
