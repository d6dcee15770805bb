"""A process that reads as one with a flaw would: what goes wrong is written in the message."""

import os
import time
from pathlib import Path

from firstline.channels.email.reading.apart.__main__ import serve
from firstline.channels.email.reading.mail import ReadMail
from firstline.channels.email.reading.read import read_mail

ANSWERS = 3


def read(raw: bytes) -> ReadMail:
    words = raw.partition(b"\n\n")[2].decode().split()
    if words:
        FLAWS[words[0]](*words[1:])
    return read_mail(raw)


def compute():
    while True:
        pass


def eat():
    kept = []
    while True:
        kept.append(bytes(10_000_000))


def answer_nonsense(length):
    os.write(ANSWERS, int(length).to_bytes(8, "big") + b"{}{}")
    time.sleep(60)


FLAWS = {
    "computes": compute,
    "eats": eat,
    "sleeps": lambda seconds: time.sleep(float(seconds)),
    "aborts": os.abort,
    "exits": lambda: os._exit(1),
    "fails": [].pop,
    "writes": lambda path: Path(path).write_bytes(b"x"),
    "prints": lambda: print("not an answer", flush=True),  # noqa: T201 -- what a reader must not do
    "nonsense": answer_nonsense,
    "reads": lambda *_: None,
}

if __name__ == "__main__":
    serve(read)
