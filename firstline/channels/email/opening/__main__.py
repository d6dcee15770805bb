"""The process that opens: keys and an encrypted message on its standard input, what was inside on the other side.

It knows no settings and no database, and writes no file. Its memory and its seconds are limited, so what unfolds
without end ends with it.
"""

import json
import os
import resource
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from firstline.channels.email.opening.cms.open import open_cms
from firstline.channels.email.opening.outcome import CannotOpen, Opened, OpeningKey
from firstline.channels.email.opening.pgp import open_pgp

_MIB = 1024 * 1024
MEMORY = 512 * _MIB
SECONDS = 20
LONGEST = 64 * _MIB
"""Bytes of what is inside; more is not taken out."""

OPENERS = {"S/MIME": open_cms, "PGP": open_pgp}


def main() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _limit()
    asked, _line, data = sys.stdin.buffer.read().partition(b"\n")
    head, content = _answer(asked, data)
    answers.write(json.dumps(head).encode() + b"\n" + content)
    answers.flush()
    os._exit(0)


def _answer(asked: bytes, data: bytes) -> tuple[dict[str, object], bytes]:
    try:
        opened = _opened(json.loads(asked), data)
    except CannotOpen as fault:
        return {"fault": fault.fault, "needs": fault.needs}, b""
    except MemoryError:
        return {"fault": "too_large", "needs": ()}, b""
    except Exception:  # noqa: BLE001 -- whatever is wrong with it: it stays closed
        return {"fault": "damaged", "needs": ()}, b""
    return {"fault": "", "fingerprint": opened.fingerprint, "seal": opened.seal}, opened.content


def _opened(wish: dict[str, Any], data: bytes) -> Opened:
    opened = OPENERS[wish["method"]](data, [OpeningKey(**key) for key in wish["keys"]])
    if len(opened.content) > LONGEST:
        raise CannotOpen("too_large")
    return opened


def _limit() -> None:
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("900")
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


if __name__ == "__main__":
    main()
