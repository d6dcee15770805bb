"""Whole desks, archived and brought back by the command itself, as an operator would."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

POSTGRES = os.environ.get("FIRSTLINE_TEST_POSTGRES", "postgres://postgres@127.0.0.1:5432").rstrip("/")
PICTURES = {hashlib.sha256(b"%d" % number + bytes(range(256)) * 40).hexdigest() for number in range(3)}


def run(folder, *words, database="", fails=False):
    """What the command said."""
    given = {k: v for k, v in os.environ.items() if not k.startswith("FIRSTLINE_")}
    given |= {"FIRSTLINE_DATA": str(folder), "FIRSTLINE_DATABASE": database}
    done = subprocess.run([sys.executable, *words], env=given, capture_output=True, text=True, check=False)
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stdout + done.stderr


def firstline(folder, *words, **more):
    return run(folder, "-m", "firstline", *map(str, words), **more)


def sums(archive):
    with tarfile.open(archive) as tar:
        return json.load(tar.extractfile("sums.json"))


def rows(folder, question):
    with sqlite3.connect(folder / "firstline.sqlite3") as database:
        return database.execute(question).fetchall()


def files_in(folder):
    return {path.name for path in (folder / "files").rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    run(folder, "-m", "firstline.ops.archive.tests.desk")
    return folder


@pytest.fixture(scope="module")
def archive(desk, tmp_path_factory):
    path = tmp_path_factory.mktemp("kept") / "desk.tar"
    firstline(desk, "backup", path)
    return path


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty")
    firstline(folder, "set-up")
    return folder


@pytest.fixture
def other_database():
    name = f"firstline_archive_{os.getpid()}"
    try:
        with psycopg.connect(f"{POSTGRES}/postgres", connect_timeout=3, autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {name}")
            server.execute(f"CREATE DATABASE {name}")
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL answers")
    yield f"{POSTGRES}/{name}"
    with suppress(psycopg.OperationalError), psycopg.connect(f"{POSTGRES}/postgres", autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_an_archive_can_be_read_by_its_owner_only(archive):
    assert archive.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in archive.parent.iterdir()] == ["desk.tar"]


def test_goes_from_sqlite_to_postgresql_and_back_without_a_change(desk, archive, other_database, tmp_path):
    there, back = tmp_path / "there", tmp_path / "back"
    said = firstline(there, "restore", archive, database=other_database)
    assert "Restored and compared: " in said
    firstline(there, "backup", tmp_path / "2.tar", database=other_database)
    firstline(back, "restore", tmp_path / "2.tar")
    firstline(back, "backup", tmp_path / "3.tar")
    assert sums(tmp_path / "2.tar") == sums(archive)
    assert sums(tmp_path / "3.tar") == sums(archive)
    assert files_in(there) == files_in(back) == files_in(desk) == PICTURES
    assert (back / "secret-key").read_text() == (desk / "secret-key").read_text()
    with psycopg.connect(other_database) as server:
        found = server.execute("SELECT count(*) FROM search_entry WHERE vector @@ plainto_tsquery('simple', 'größe')")
        assert found.fetchone()[0] == 6
        assert server.execute("SELECT nextval(pg_get_serial_sequence('ticket', 'id'))").fetchone()[0] == 4


def test_brings_back_words_numbers_and_secrets(desk, archive, empty, tmp_path):
    shutil.copytree(empty, tmp_path, dirs_exist_ok=True)
    firstline(tmp_path, "restore", archive)
    for question in [
        "SELECT * FROM ticket ORDER BY id",
        "SELECT id, kind, at, actor_name FROM event ORDER BY id",
        "SELECT imap_password FROM mailbox",
        "SELECT * FROM django_tasks_database_dbtaskresult ORDER BY id",
        "SELECT rowid FROM search_words WHERE search_words MATCH 'größe' ORDER BY rowid",
    ]:
        assert rows(tmp_path, question) == rows(desk, question)
    assert rows(tmp_path, "SELECT imap_password FROM mailbox")[0][0].startswith("gAAAA")


def test_refuses_a_desk_in_the_way_unless_told_to_replace_it(desk, archive, tmp_path):
    shutil.copytree(desk, tmp_path, dirs_exist_ok=True)
    with sqlite3.connect(tmp_path / "firstline.sqlite3") as database:
        database.execute("UPDATE desk SET link_key = 'another'")
    before = rows(tmp_path, "SELECT link_key FROM desk")
    said = firstline(tmp_path, "restore", archive, fails=True)
    assert "There is a desk in this database already." in said
    assert rows(tmp_path, "SELECT link_key FROM desk") == before
    firstline(tmp_path, "restore", archive, "--replace")
    assert rows(tmp_path, "SELECT link_key FROM desk") == rows(desk, "SELECT link_key FROM desk") != before


@pytest.mark.parametrize("harm", ["cut short", "a bit turned", "no archive at all", "not there", "from the future"])
def test_refuses_a_damaged_archive_and_leaves_everything_as_it_was(archive, empty, tmp_path, harm):
    folder, bad = tmp_path / "desk", tmp_path / "bad.tar"
    shutil.copytree(empty, folder)
    whole = archive.read_bytes()
    match harm:
        case "cut short":
            bad.write_bytes(whole[: len(whole) * 2 // 3])
        case "a bit turned":
            at = whole.index(bytes(range(256)))
            bad.write_bytes(whole[:at] + b"X" + whole[at + 1 :])
        case "no archive at all":
            bad.write_text("Dear Anna, here is the backup")
        case "from the future":
            bad.write_bytes(whole.replace(b"0001_initial", b"9001_initial", 1))
    said = firstline(folder, "restore", bad, fails=True)
    assert said.count("\n") < 3
    assert "Traceback" not in said
    assert harm == "from the future" or "Nothing was changed." in said
    assert files_in(folder) == set()
    assert rows(folder, "SELECT count(*) FROM ticket") == [(0,)]


def test_says_which_files_the_storage_has_lost(desk, tmp_path):
    shutil.copytree(desk, tmp_path, dirs_exist_ok=True)
    lost = min(PICTURES)
    next(path for path in Path(tmp_path / "files").rglob(lost) if path.is_file()).unlink()
    said = firstline(tmp_path, "backup", tmp_path / "less.tar", fails=True)
    assert f"1 files are missing or damaged: {lost}" in said
    assert sums(tmp_path / "less.tar")["files"]["count"] == 2
