"""The loop that watches every mailbox as long as a worker lives: a thread for each, new mail within a second.

A mailbox that is added, changed or switched off is noticed within seconds. One that fails is tried again, after five
seconds at first and after 40 at most.
"""

import logging
import time
from dataclasses import dataclass
from threading import Event as Flag
from threading import Thread

from django.db import Error as DatabaseFault
from django.db import connection as database

from firstline.channels.email.intake.lease import end_leases, keep_leases, take_lease, this_process
from firstline.channels.email.intake.source import Source, opened
from firstline.channels.email.intake.state import failed, went_well
from firstline.channels.email.intake.taking import FAULTS_OF_SERVERS, Caution, take_mail
from firstline.channels.email.models import Mailbox
from firstline.channels.email.queries import watched_mailboxes
from firstline.core.clock import now

log = logging.getLogger("firstline.mail")

LOOK_ROUND_SECONDS = 2.0
KEEP_LEASES_SECONDS = 6.0
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 40.0

CONNECTION = (
    "sign_in", "granted_at", "way_in", "imap_host", "imap_port", "imap_security", "imap_user", "imap_password",
    "imap_folder", "after_taking", "taken_folder", "checks_certificates", "team_id", "language",
)  # fmt: skip
"""What a watching thread was started with; when one of these changes, another is started."""


@dataclass
class _Watcher:
    settings: tuple[object, ...]
    stop: Flag
    thread: Thread


def watch_mailboxes(stop: Flag) -> None:
    """Watch all active mailboxes that no other worker watches, until `stop` is set. Runs in each worker."""
    process = this_process()
    watchers: dict[int, _Watcher] = {}
    kept_at = 0.0
    try:
        while not stop.is_set():
            if time.monotonic() - kept_at > KEEP_LEASES_SECONDS:
                _end_watchers(watchers, watchers.keys() - keep_leases(process, at=now()))
                kept_at = time.monotonic()
            _look_round(process, watchers)
            stop.wait(LOOK_ROUND_SECONDS)
    finally:
        _end_watchers(watchers, set(watchers))
        end_leases(process)


def _look_round(process: str, watchers: dict[int, _Watcher]) -> None:
    wanted = {mailbox.pk: mailbox for mailbox in watched_mailboxes()}
    settings = {pk: tuple(getattr(mailbox, name) for name in CONNECTION) for pk, mailbox in wanted.items()}
    over = {pk for pk, w in watchers.items() if settings.get(pk) != w.settings or not w.thread.is_alive()}
    _end_watchers(watchers, over)
    end_leases(process, frozenset(over - wanted.keys()))
    for pk, mailbox in wanted.items():
        if pk not in watchers and take_lease(pk, process, at=now()):
            watchers[pk] = _watcher(mailbox, settings[pk])


def _watcher(mailbox: Mailbox, settings: tuple[object, ...]) -> _Watcher:
    stop = Flag()
    thread = Thread(target=_watch, args=(mailbox.pk, stop), name=f"mailbox {mailbox.name}", daemon=True)
    thread.start()
    return _Watcher(settings, stop, thread)


def _end_watchers(watchers: dict[int, _Watcher], over: set[int]) -> None:
    for pk in over:
        watchers[pk].stop.set()
    for pk in over:
        watchers.pop(pk).thread.join(timeout=6)


def _watch(mailbox_id: int, stop: Flag) -> None:
    """Watch one mailbox: connect, take mail, wait for more; when something fails, begin anew after a pause."""
    pause = FIRST_PAUSE
    caution = Caution()
    while not stop.is_set():
        began = time.monotonic()
        try:
            _watch_while_it_goes_well(mailbox_id, stop, caution)
        except DatabaseFault:
            log.exception("The database did not answer while mailbox %s was watched", mailbox_id)
        except Exception:
            log.exception("Watching mailbox %s failed", mailbox_id)
        finally:
            database.close()
        if time.monotonic() - began > LONGEST_PAUSE:
            pause = FIRST_PAUSE
        stop.wait(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def _watch_while_it_goes_well(mailbox_id: int, stop: Flag, caution: Caution) -> None:
    mailbox = Mailbox.objects.select_related("team").get(pk=mailbox_id)
    try:
        with opened(mailbox) as folder:
            take_and_wait(mailbox, folder, stop, caution)
    except FAULTS_OF_SERVERS as fault:
        log.warning("Mailbox %s: %s: %s", mailbox.name, type(fault).__name__, fault)
        failed(mailbox, fault, at=now())


def take_and_wait(mailbox: Mailbox, folder: Source, stop: Flag, caution: Caution) -> None:
    """Take what is there, then wait for more and take that, until `stop` is set. Raises what `take_mail` raises."""
    while not stop.is_set():
        take_mail(mailbox, folder, stop=stop, caution=caution)
        went_well(mailbox, at=now())
        folder.wait_for_mail(stop)
