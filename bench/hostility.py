"""bench/hostile: what hostile messages cost, each in a reading process of its own and a copy of this one.

Of the reading process the seconds it computed and its highest use of memory; of the desk's own process the seconds in
which the words for the thread are made of what came back, and its highest use of memory. Ends with status 1 when one of
them passes what is promised.
"""

import argparse
import json
import os
import resource
import sys
import time
from pathlib import Path

from firstline.channels.email.reading.apart.reader import Stopped
from firstline.channels.email.reading.apart.readers import Readers
from firstline.channels.email.reading.tests.hostile import EXPENSIVE
from firstline.tickets.wording import from_html, from_text

BIG = 20_000_000
MOST_SECONDS, MOST_MB = 2.0, 300
MOST_SECONDS_OF_BIG, MOST_MB_OF_BIG = 10.0, 500
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/hostile", description=__doc__)
    parser.add_argument("names", nargs="*", help="only messages with one of these words in their name")
    parser.add_argument("--json", action="store_true", help="print a line of JSON for each instead of a table")
    asked = parser.parse_args()
    rows = [_measured_apart(name) for name in EXPENSIVE if not asked.names or any(word in name for word in asked.names)]
    print("\n".join(map(json.dumps, rows)) if asked.json else _table(rows))
    return int(not all(row["kept"] for row in rows))


def _measured_apart(name):
    """In a copy of this process, so that each begins with nothing used."""
    ours, theirs = os.pipe()
    if os.fork() == 0:
        os.write(theirs, json.dumps(_measured(name)).encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as answer:
        row = json.loads(answer.read())
    os.wait()
    return row


def _measured(name):
    raw = EXPENSIVE[name]()
    before = _peak_mb_here()
    readers = Readers()
    with readers.one() as reader:
        computed = _seconds_of(reader.pid)
        began = time.perf_counter()
        read, hit = _read(reader, raw)
        waited = time.perf_counter() - began
        seconds, peak = (0, 0) if hit else (_seconds_of(reader.pid) - computed, _peak_mb(reader.pid))
    began = time.process_time()
    if read:
        _words(read)
    words = time.process_time() - began
    row = {
        "name": name,
        "bytes": len(raw),
        "waited": round(waited, 2),
        "reading": round(seconds, 2),
        "words": round(words, 2),
    }
    row |= {"reader_mb": peak, "desk_mb": _peak_mb_here(), "desk_mb_before": before}
    row["limits_hit"] = hit or list(read.limits_hit)
    most_seconds, most_mb = (MOST_SECONDS_OF_BIG, MOST_MB_OF_BIG) if len(raw) > BIG else (MOST_SECONDS, MOST_MB)
    row["kept"] = not hit and seconds + words <= most_seconds and max(peak, row["desk_mb"]) <= most_mb
    return row


def _read(reader, raw):
    try:
        return reader.read(raw), []
    except Stopped as stopped:
        return None, [stopped.limit]


def _words(read):
    """As `filing.preparing` makes them."""
    if read.reply_html.strip():
        return from_html(read.reply_html, read.quoted_html)
    return from_text(read.reply_text, read.quoted_text)


def _seconds_of(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _peak_mb(pid):
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return round(next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024)


def _peak_mb_here():
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _table(rows):
    lines = [f"{'':<38}{'MB':>6}{'reading s':>11}{'words s':>9}{'reader MB':>11}{'desk MB':>9}  limits"]
    for row in rows:
        mark = "" if row["kept"] else "   ← TOO MUCH"
        lines.append(
            f"{row['name']:<38}{row['bytes'] / 1e6:>6.1f}{row['reading']:>11.2f}{row['words']:>9.2f}"
            f"{row['reader_mb']:>11}{row['desk_mb']:>9}  {', '.join(row['limits_hit'])}{mark}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
