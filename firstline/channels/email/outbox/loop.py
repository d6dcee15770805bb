"""The sender that runs in each worker."""

import itertools
import logging
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event as Flag

from django.db import OperationalError, connections

from firstline.channels.email.actions.claim_mail import give_mailboxes, take_back_own
from firstline.channels.email.models import Mailbox
from firstline.channels.email.outbox.batch import mailboxes_with_mail, send_due_of, this_process
from firstline.core.clock import now

log = logging.getLogger("firstline.mail")

LOOK_EVERY_SECONDS = 0.5
LOOKS_BETWEEN_CARE = 20
MAILBOXES_AT_ONCE = 4


def keep_sending(stop: Flag) -> None:
    """Send what comes due until `stop` is set, several mailboxes at once, each by one thread."""
    busy: dict[int, Future[int]] = {}
    with ThreadPoolExecutor(MAILBOXES_AT_ONCE, thread_name_prefix="sending") as pool:
        looks = itertools.count()
        while not stop.is_set():
            busy = {number: work for number, work in busy.items() if not work.done()}
            if not busy and next(looks) % LOOKS_BETWEEN_CARE == 0:
                take_back_own(this_process(), at=now())
                give_mailboxes(now())
            for mailbox in mailboxes_with_mail(now()):
                if mailbox.pk not in busy:
                    busy[mailbox.pk] = pool.submit(_send_from, mailbox, stop)
            stop.wait(LOOK_EVERY_SECONDS)


def _send_from(mailbox: Mailbox, stop: Flag) -> int:
    sent = 0
    try:
        while not stop.is_set() and (more := send_due_of(mailbox, at=now())):
            sent += more
    except OperationalError:
        log.exception("The database did not answer; %s sends on later", mailbox.address)
    except Exception:
        log.exception("Sending from %s stopped", mailbox.address)
        stop.wait(5)
    finally:
        connections.close_all()
    return sent
