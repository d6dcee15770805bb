"""A flaw in reading costs one mail its text, and nobody else anything."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from firstline.channels.email.reading.apart import limits
from firstline.channels.email.reading.apart.readers import READERS, Readers
from firstline.channels.email.reading.apart.reading import read_apart
from firstline.channels.email.reading.mail import Address
from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.tests.messages import message, multipart, part, whole

MISREADING = "firstline.channels.email.reading.tests.misreading"
RICH = whole(
    multipart(
        "mixed",
        part("<p>Hej å ☃</p>", "text/html; charset=utf-8"),
        part("AAECAw==", "application/octet-stream; name=a.bin", Content_Transfer_Encoding="base64"),
        part("", "application/octet-stream; name=empty.bin"),
        part("x" * 100_000, "text/csv; name=b.csv"),
    ),
    Date="Tue, 3 Mar 2020 12:00:00 +0530",
)


def that(*words):
    """A message that makes the stand-in do something."""
    return (
        b"From: Anna <anna@x.test>\nTo: support@desk.test\nMessage-ID: <1@x>\nSubject: Help\n\n"
        + " ".join(map(str, words)).encode()
    )


@pytest.fixture
def readers():
    found = Readers(MISREADING)
    yield found
    found.close()


@pytest.fixture
def _short_patience(monkeypatch):
    monkeypatch.setattr(limits, "waiting_seconds", lambda _size: 0.3)


def pid_of(readers):
    with readers.one() as reader:
        return reader.pid


def has_ended(pid):
    return not Path(f"/proc/{pid}").exists()


@pytest.mark.parametrize(
    "raw",
    [b"", b"\0", b"\xff" * 10, RICH, message("Hej å"), b"Subject: =?utf-7?Q?+2AA-?=\n\n"],
    ids=["empty", "NUL", "noise", "rich", "plain", "half a surrogate pair"],
)
def test_gives_what_reading_here_gives(raw):
    assert read_apart(raw) == read_mail(raw)


def test_files_come_whole():
    files = {file.filename: file.content for file in read_apart(RICH).attachments}
    assert files == {"a.bin": b"\0\1\2\3", "empty.bin": b"", "b.csv": b"x" * 100_000}


def test_one_process_reads_many(readers):
    pid = pid_of(readers)
    for _ in range(20):
        read_apart(that("reads"), readers)
    assert pid_of(readers) == pid


@pytest.mark.parametrize(
    ("flaw", "limit"),
    [("eats", "memory"), ("aborts", "memory"), ("exits", "crash"), ("fails", "crash"), ("nonsense 4", "crash")],
)
def test_what_ends_the_process_leaves_the_head_and_a_name_for_it(readers, flaw, limit):
    pid = pid_of(readers)
    mail = read_apart(that(flaw), readers)
    assert mail.limits_hit == (limit,)
    assert mail.from_ == (Address("Anna", "anna@x.test"),)
    assert (mail.subject, mail.message_id, mail.text) == ("Help", "1@x", "")
    assert has_ended(pid)
    assert read_apart(that("reads"), readers).text == "reads"


@pytest.mark.usefixtures("_short_patience")
@pytest.mark.parametrize("flaw", ["computes", "sleeps 60"])
def test_what_takes_too_long_is_ended(readers, flaw):
    pid = pid_of(readers)
    assert read_apart(that(flaw), readers).limits_hit == ("time",)
    assert has_ended(pid)
    assert read_apart(that("reads"), readers).limits_hit == ()


def test_the_kernel_ends_what_computes_even_if_nobody_waits_for_it(readers, monkeypatch):
    monkeypatch.setattr(limits, "waiting_seconds", lambda _size: 60)
    began = time.monotonic()
    assert read_apart(that("computes"), readers).limits_hit == ("time",)
    assert time.monotonic() - began < 30


def test_an_answer_longer_than_it_can_be_is_not_waited_for(readers, monkeypatch):
    monkeypatch.setattr(limits, "waiting_seconds", lambda _size: 60)
    began = time.monotonic()
    assert read_apart(that("nonsense", 2**60), readers).limits_hit == ("crash",)
    assert time.monotonic() - began < 30


def test_somebody_else_ending_it_costs_the_mail_nothing(readers):
    pid = pid_of(readers)
    killing = Thread(target=lambda: (time.sleep(0.2), os.kill(pid, signal.SIGKILL)))
    killing.start()
    mail = read_apart(that("sleeps", 0.5), readers)
    killing.join()
    assert (mail.text, mail.limits_hit) == ("sleeps 0.5", ())
    assert has_ended(pid)


def test_one_that_ended_while_idle_is_replaced(readers):
    pid = pid_of(readers)
    os.kill(pid, signal.SIGKILL)
    assert read_apart(that("reads"), readers).text == "reads"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signals_meant_for_the_whole_desk_do_not_end_it(readers, number):
    pid = pid_of(readers)
    os.kill(pid, number)
    assert read_apart(that("reads"), readers).text == "reads"
    assert pid_of(readers) == pid


def test_it_can_write_no_file(readers, tmp_path):
    assert read_apart(that("writes", tmp_path / "a"), readers).limits_hit == ("crash",)
    assert not (tmp_path / "a").exists() or (tmp_path / "a").read_bytes() == b""


def test_what_it_prints_is_no_answer(readers):
    assert read_apart(that("prints"), readers).text == "prints"


def test_it_knows_no_settings_and_loads_no_django(readers, monkeypatch):
    monkeypatch.setenv("FIRSTLINE_DATABASE", "postgres://secret")
    environment = Path(f"/proc/{pid_of(readers)}/environ").read_bytes()
    assert b"FIRSTLINE" not in environment
    assert b"DJANGO" not in environment
    with READERS.one() as reader:
        assert b"django" not in Path(f"/proc/{reader.pid}/maps").read_bytes()


def test_more_threads_than_processes(readers):
    answers = []
    threads = [Thread(target=lambda n=n: answers.append(read_apart(that("reads", n), readers).text)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == sorted(f"reads {n}" for n in range(12))


def test_a_slow_one_does_not_hold_up_another_thread(readers):
    slow = Thread(target=lambda: read_apart(that("sleeps", 5), readers))
    read_apart(that("reads"), readers)
    slow.start()
    assert read_apart(that("reads"), readers).text == "reads"
    assert slow.is_alive()
    slow.join()


def test_a_copy_of_this_process_starts_its_own(readers):
    ours = pid_of(READERS)
    child = os.fork()
    if child == 0:
        is_right = False
        try:
            is_right = read_apart(RICH) == read_mail(RICH) and pid_of(READERS) != ours
            READERS.close()
        finally:
            os._exit(0 if is_right else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert pid_of(READERS) == ours
    assert read_apart(RICH) == read_mail(RICH)


def test_it_ends_when_it_is_closed(readers):
    pid = pid_of(readers)
    readers.close()
    assert has_ended(pid)


@pytest.mark.parametrize("end", ["import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "pass"])
def test_it_ends_with_the_process_it_reads_for(end):
    program = (
        "from firstline.channels.email.reading.apart.readers import READERS\n"
        f"with READERS.one() as reader: print(reader.pid, flush=True)\n{end}"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, text=True)
    assert said.stderr == ""
    await_end(int(said.stdout))


def await_end(pid):
    for _ in range(100):
        if has_ended(pid) or " Z " in Path(f"/proc/{pid}/stat").read_text():
            return
        time.sleep(0.1)
    raise AssertionError(f"{pid} goes on")
