"""bench/seed: a desk with N tickets, three messages each, 2,000 users, 20 agents, 5 teams, one in ten open."""

import argparse
import time
from importlib import import_module

from bench.place import add_place, enter


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench/seed", description=__doc__)
    parser.add_argument("--tickets", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    add_place(parser)
    arguments = parser.parse_args()
    enter(arguments)
    desk = import_module("bench.seeding_desk")  # Django's models exist only now
    started = time.monotonic()
    cast = desk.write_people(arguments.seed)
    desk.write_tickets(arguments.tickets, cast, arguments.seed)
    print(f"{arguments.tickets:,} tickets in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
