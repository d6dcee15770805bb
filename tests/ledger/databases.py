"""The PostgreSQL that ledgers are kept on beside SQLite, where one answers."""

import os

import psycopg

POSTGRES = os.environ.get("FIRSTLINE_TEST_POSTGRES", "postgres://postgres@127.0.0.1:5432").rstrip("/")


def answers(server: str) -> bool:
    try:
        psycopg.connect(f"{server}/postgres", connect_timeout=3).close()
    except psycopg.Error:
        return False
    return True
