"""Fetching once, for those who let a clock of their own do it instead of a worker, and for tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event as Flag

from firstline.channels.email.intake.lease import end_leases, take_lease, this_process
from firstline.channels.email.intake.source import opened
from firstline.channels.email.intake.state import failed, went_well
from firstline.channels.email.intake.taking import FAULTS_OF_SERVERS, Caution, take_mail
from firstline.channels.email.models import Mailbox
from firstline.channels.email.queries import watched_mailboxes
from firstline.core.clock import now


@dataclass(frozen=True)
class Pass:
    """One look into a mailbox. `fault` is in plain words, empty when all went well; a mailbox that a worker watches is
    left to it (`is_watched`)."""

    mailbox: Mailbox
    taken: int = 0
    fault: str = ""
    is_watched: bool = False


def fetch_all() -> Iterator[Pass]:
    """Look once into every active mailbox and take what is there."""
    for mailbox in watched_mailboxes():
        yield fetch_once(mailbox)


def fetch_once(mailbox: Mailbox) -> Pass:
    """Look once into this mailbox and take what is there."""
    process = this_process()
    if not take_lease(mailbox.pk, process, at=now()):
        return Pass(mailbox, is_watched=True)
    try:
        with opened(mailbox) as folder:
            taken = take_mail(mailbox, folder, stop=Flag(), caution=Caution())
        went_well(mailbox, at=now())
    except FAULTS_OF_SERVERS as fault:
        failed(mailbox, fault, at=now())
        mailbox.refresh_from_db(fields=["last_error"])
        return Pass(mailbox, fault=mailbox.last_error)
    finally:
        end_leases(process, frozenset([mailbox.pk]))
    return Pass(mailbox, taken=taken)
