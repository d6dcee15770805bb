"""bench/reading: how many mails of our own corpus are read right, by batch, client and language."""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable

from tests.corpus.case import Case, misread
from tests.corpus.cases import all_cases

Outcome = tuple[Case, dict[str, tuple[object, object]]]


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/reading", description=__doc__)
    parser.add_argument("words", nargs="*", help="only mails with one of these words in their name")
    parser.add_argument("--all", action="store_true", help="also the rows in which all is right")
    parser.add_argument("--wrong", action="store_true", help="show what is read wrongly")
    asked = parser.parse_args()
    chosen = [case for case in all_cases() if not asked.words or any(word in case.name for word in asked.words)]
    outcomes = [(case, misread(case)) for case in chosen]
    if asked.wrong:
        _show(outcomes)
    for title, key in _TABLES.items():
        _print(title, outcomes, key, with_all=asked.all)
    return int(any(wrong for _, wrong in outcomes))


_TABLES: dict[str, Callable[[Case], str]] = {
    "client": lambda case: f"{case.batch} {case.client}",
    "language": lambda case: case.language,
    "batch": lambda case: case.batch,
    "all": lambda _: "all",
}


def _print(title: str, outcomes: Iterable[Outcome], key: Callable[[Case], str], *, with_all: bool) -> None:
    right: dict[str, list[bool]] = defaultdict(list)
    for case, wrong in outcomes:
        right[key(case)].append(not wrong)
    print(f"\nby {title}" if title != "all" else "")
    for name, found in sorted(right.items(), key=lambda pair: (sum(pair[1]) / len(pair[1]), pair[0])):
        if title in {"batch", "all"} or with_all or not all(found):
            print(f"{sum(found) / len(found):7.1%} {sum(found):5d} of {len(found):5d}  {name}")


def _show(outcomes: Iterable[Outcome]) -> None:
    for case, wrong in outcomes:
        for name, (read, right) in wrong.items():
            print(f"{case.name} {name}\n   read  {read!r}\n   right {right!r}")


if __name__ == "__main__":
    raise SystemExit(main())
