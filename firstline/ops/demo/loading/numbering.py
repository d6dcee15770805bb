"""The number the next ticket gets. How a database counts is its own affair, so each is told in its own way."""

from django.db import connection

TABLE = "ticket"


def number_tickets_from(first: int) -> None:
    """Have the next ticket registered get the number `first`. There must be no tickets yet."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s, false)", [TABLE, first])
            return
        cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [TABLE])
        cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [TABLE, first - 1])
