"""One worker at a time watches a mailbox. Others take over at once when its process is gone, or after a silence."""

import os
import socket
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from django.db.models import Q

from firstline.channels.email.models import MailboxWatch

LOST_AFTER = timedelta(seconds=30)


def this_process() -> str:
    """A name for this process that no other has at the same time, and by which others on this machine can see whether
    it still lives."""
    return f"{_machine()}/{os.getpid()}"


def take_lease(mailbox_id: int, watcher: str, *, at: datetime) -> bool:
    """Begin to watch a mailbox. False when somebody else does."""
    lease, is_new = MailboxWatch.objects.get_or_create(
        mailbox_id=mailbox_id, defaults={"watcher": watcher, "seen_at": at}
    )
    if is_new or lease.watcher == watcher:
        return True
    if lease.seen_at > at - LOST_AFTER and not is_gone(lease.watcher):
        return False
    taken = MailboxWatch.objects.filter(pk=lease.pk, watcher=lease.watcher, seen_at=lease.seen_at)
    return taken.update(watcher=watcher, seen_at=at) == 1


def keep_leases(watcher: str, *, at: datetime) -> frozenset[int]:
    """Say that this process is still there, and return the mailboxes it watches: others may have been taken over."""
    ours = MailboxWatch.objects.filter(watcher=watcher)
    ours.update(seen_at=at)
    return frozenset(ours.values_list("mailbox_id", flat=True))


def end_leases(watcher: str, mailbox_ids: frozenset[int] | None = None) -> None:
    """Let others watch these mailboxes; all of this process's where none are named."""
    these = Q() if mailbox_ids is None else Q(mailbox_id__in=mailbox_ids)
    MailboxWatch.objects.filter(these, watcher=watcher).delete()


def is_gone(watcher: str) -> bool:
    """Whether the watching process surely ended. Of processes on other machines nobody here can tell."""
    machine, _slash, number = watcher.rpartition("/")
    if machine != _machine() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _machine() -> str:
    """This machine since it was started, and the room its process numbers count in: containers share names."""
    room = boot = ""
    with suppress(OSError):
        room = str(Path("/proc/self/ns/pid").stat().st_ino)
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()[:8]
    return f"{socket.gethostname()[:30]}/{boot}/{room}"
