"""The database of this installation: SQLite in the data folder, or the PostgreSQL that FIRSTLINE_DATABASE names."""

from pathlib import Path
from typing import Any

import dj_database_url

# WAL lets readers read while one writes; FULL makes a commit survive a power cut, because a mail is only taken
# from its server once it is stored here.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=20000; "
    "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=67108864"
)


def database(data: Path, url: str) -> dict[str, Any]:
    if url:
        named = dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
        return {
            **named,
            "ENGINE": "firstline.core.postgresql",
            "OPTIONS": {**named.get("OPTIONS", {}), "server_side_binding": True},
            "TEST": {"NAME": None},
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(data / "firstline.sqlite3"),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
    }
