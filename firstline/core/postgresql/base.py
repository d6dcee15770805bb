"""Django's backend for PostgreSQL, told to prepare statements and to fetch values as the database keeps them.

A page asks some ten small questions. Planning them anew and reading moments from text costs more than answering them:
fifty rows of a queue arrive in a quarter of the time when they are fetched in binary form.
"""

import time
from typing import Any

from django.db.backends.postgresql import base
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.pq import Format

PREPARED_AFTER = 3
"""A statement that was asked so often on one connection is prepared there."""

TRUSTED_FOR = 1.0
"""Seconds in which a connection that just answered isn't asked whether it still lives."""

RANDOM_PAGE_COST = 1.1
"""What reading a page anywhere costs, measured in pages read in a row: disks no longer have an arm to move. With
PostgreSQL's 4 a search for a word that hardly any of a million tickets holds walks through all of them."""


class BinaryCursor(base.ServerBindingCursor):
    """Binds on the server, fetches in binary. What has no parameters goes as text: it may be several statements."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        options.setdefault("binary", params is not None)
        return super().execute(query, params, **options)  # type: ignore[misc]  # as psycopg 3 has it


class JsonAsText(Loader):
    """JSON as its text, which Django's field reads. In binary form one byte with a version stands before it."""

    format = Format.BINARY

    def load(self, data: Buffer) -> str:
        return bytes(data[1:]).decode()


class DatabaseWrapper(base.DatabaseWrapper):
    """The connection to PostgreSQL of one thread."""

    _answered_at = 0.0

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        return {**params, "cursor_factory": BinaryCursor, "prepare_threshold": PREPARED_AFTER}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.adapters.register_loader("jsonb", JsonAsText)
        return connection

    def init_connection_state(self) -> None:
        super().init_connection_state()
        with self.cursor() as cursor:
            cursor.execute(f"SET random_page_cost = {RANDOM_PAGE_COST}; SET max_parallel_workers_per_gather = 0")

    def close_if_health_check_failed(self) -> None:
        """A round trip for every request is saved while requests come close after each other."""
        moment = time.monotonic()
        if moment - self._answered_at < TRUSTED_FOR:
            self.health_check_done = True
        super().close_if_health_check_failed()
        self._answered_at = moment
