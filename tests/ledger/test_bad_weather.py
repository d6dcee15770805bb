"""Two thousand mails while everything fails that can: nothing is lost, doubled or half written, and no hand is needed.

python -m pytest tests/ledger/test_bad_weather.py --slow -s      SQLite, and PostgreSQL where it is installed
LEDGER_SEED=7 LEDGER_MAILS=300 python -m pytest …                 the same weather again, or a shorter one
"""

import os
import random
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, contextmanager, suppress

import pytest

from tests.ledger import own_postgres
from tests.ledger.books import KEEP_MAILBOX, USER, check_the_books, make_mail
from tests.ledger.cutting_line import CuttingLine
from tests.ledger.full_disk import SmallDisk
from tests.ledger.own_postgres import OwnPostgres
from tests.running_desk import RunningDesk

pytestmark = [pytest.mark.slow, pytest.mark.mail]

MAILS = int(os.environ.get("LEDGER_MAILS", "2000"))
PER_SECOND = 20
DELIVERED_AGAIN = 0.05
SENDERS = 400
NORMAL_AGAIN_SECONDS = 60
DISK_MEGABYTES = 300

POISON = (
    b"From: Poison <poison@customer.test>\r\nTo: support@desk.test\r\nMessage-ID: <poison@customer.test>\r\nSubject: "
    + b"=?utf-8?Q?poison?= " * 20_000
    + b"\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n"
    + b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * 3_000
    + b"\x00\xff(((" * 5_000
)


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_nothing_is_lost_doubled_or_half_written(mail_servers, tmp_path, database):
    if database == "postgres" and own_postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    chance = random.Random(seed := int(os.environ.get("LEDGER_SEED") or time.time()))
    print(f"LEDGER_SEED={seed}")
    with ExitStack() as stack:
        server = stack.enter_context(OwnPostgres.started()) if database == "postgres" else None
        disk = stack.enter_context(_small_disk(tmp_path / "data"))
        desk = RunningDesk(tmp_path / "data", server.address if server else "").make()
        stack.callback(desk.end)
        line = CuttingLine((mail_servers.imap.host, mail_servers.imap.port), chance)
        stack.callback(line.close)
        _open_mailbox(desk, line)
        weather = Weather(desk, mail_servers, line, server, disk, chance)
        mails = _deliver_in_bad_weather(mail_servers, weather, chance)
        cleared = time.monotonic()
        weather.wait_until_filed(len(mails))
        print(f"normal again after {time.monotonic() - cleared:.1f} s; {weather.told}")
        time.sleep(3)
        subjects = [f"Ledger {number}" for number in range(len(mails) - 1)]
        poison = desk.one("select subject from ticket where subject not like 'Ledger %'")
        check_the_books(desk, mails, [poison, *subjects])
        assert desk.one("select count(*) from outgoing_mail") == desk.one(
            "select count(distinct key) from outgoing_mail"
        )


class Weather:
    """What can go wrong, one thing after the other, chosen by chance."""

    def __init__(
        self,
        desk: RunningDesk,
        servers,
        line: CuttingLine,
        postgres: OwnPostgres | None,
        disk: SmallDisk | None,
        chance: random.Random,
    ) -> None:
        self._desk, self._servers, self._line = desk, servers, line
        self._postgres, self._disk, self._chance = postgres, disk, chance
        self._worker = desk.start_worker()
        self.told: dict[str, int] = {}
        kinds: list[Callable[[], None]] = [self.kill_worker, self.cut_lines, self.number_anew]
        kinds += [self.crash_database] if postgres else []
        kinds += [self.fill_disk] if disk else []
        self._kinds = kinds

    def storm(self) -> None:
        """One thing that goes wrong, and is over when this returns."""
        what = self._kinds[sum(self.told.values()) % len(self._kinds)]
        self.told[what.__name__] = self.told.get(what.__name__, 0) + 1
        what()
        self.keep_worker()

    def kill_worker(self) -> None:
        self._desk.kill(self._worker)

    def crash_database(self) -> None:
        assert self._postgres is not None
        self._postgres.crash()

    def fill_disk(self) -> None:
        assert self._disk is not None
        self._disk.fill()
        time.sleep(self._chance.uniform(1, 5))
        self._disk.free()

    def cut_lines(self) -> None:
        self._line.cuts.set()
        time.sleep(self._chance.uniform(2, 6))
        self._line.cuts.clear()

    def number_anew(self) -> None:
        self._servers.change_uidvalidity(USER)

    def keep_worker(self) -> None:
        """What watches over processes starts one that ended again."""
        if self._worker.poll() is not None:
            self._worker = self._desk.start_worker()

    def wait_until_filed(self, mails: int) -> None:
        """Raises TimeoutError when not everything is filed in time."""
        self.keep_worker()
        self._desk.wait_until(
            "select count(*) from incoming_mail where state = 'filed'", mails, seconds=NORMAL_AGAIN_SECONDS
        )
        self._desk.wait_until("select count(*) from incoming_mail where state = 'received'", 0, seconds=10)


def _deliver_in_bad_weather(servers, weather: Weather, chance: random.Random) -> list[bytes]:
    """The poisonous one first, then the others at their pace; what was sent, each once."""
    mails = [make_mail(number, chance, senders=SENDERS) for number in range(MAILS)]
    servers.place(POISON, USER)
    delivering = threading.Thread(target=_deliver, args=(servers, mails, chance))
    delivering.start()
    while delivering.is_alive():
        time.sleep(chance.uniform(0.5, 4))
        weather.storm()
    delivering.join()
    return [POISON, *mails]


def _deliver(servers, mails: list[bytes], chance: random.Random) -> None:
    sent: list[bytes] = []
    began = time.monotonic()
    for number, raw in enumerate(mails):
        time.sleep(max(0.0, began + number / PER_SECOND - time.monotonic()))
        servers.place(raw, USER)
        sent.append(raw)
        if chance.random() < DELIVERED_AGAIN:
            servers.place(chance.choice(sent[-200:]), USER)
        if number == len(mails) // 2:
            _twenty_times_at_once(servers, raw)


def _twenty_times_at_once(servers, raw: bytes) -> None:
    threads = [threading.Thread(target=servers.place, args=(raw, USER)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _open_mailbox(desk: RunningDesk, line: CuttingLine) -> None:
    desk.act(
        KEEP_MAILBOX,
        values={
            "imap_host": "127.0.0.1", "imap_port": line.port, "imap_security": "none", "imap_user": USER,
            "imap_password": "secret", "after_taking": "seen",
        },
    )  # fmt: skip


@contextmanager
def _small_disk(folder):
    """The desk's folder on a disk that can be filled, where this machine allows it; else None, and it is a folder."""
    if not SmallDisk.may_be_had(folder):
        yield None
        return
    disk = SmallDisk(folder, DISK_MEGABYTES)
    disk.mount()
    try:
        yield disk
    finally:
        with suppress(OSError):
            disk.free()
        disk.unmount()
