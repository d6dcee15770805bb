"""Filing stored mails: many in one transaction while all goes well, one by one as soon as something fails."""

import errno
import logging
import time
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from firstline.channels.email.filing.acquaintance import Acquaintance, acquaintance_of
from firstline.channels.email.filing.apply import apply_decision, hold
from firstline.channels.email.filing.decide import decide
from firstline.channels.email.filing.facts import facts_about
from firstline.channels.email.filing.noting import WRITTEN, note_what_it_says
from firstline.channels.email.filing.opening import opened
from firstline.channels.email.filing.preparing import Prepared, prepare_read
from firstline.channels.email.filing.reading_ahead import reading_ahead
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.core.clock import now
from firstline.core.desk import current_desk
from firstline.core.jobs.giving_way import going_first
from firstline.core.text import one_line

log = logging.getLogger("firstline.mail")

AT_ONCE = 25
"""Mails in one transaction: enough to share the cost of making it durable, few enough not to keep others waiting."""

LONGEST_BATCH_SECONDS = 1.0

AWAY = (OperationalError, InterfaceError)
"""What fails while the database is away, busy or full. A statement it will not take at all can look the same."""

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM)
"""What the machine lacks, on its disk or for another process: no mail is at fault."""

ATTEMPTS = 3
MOST_TRIES = 8


def file_mails(mails: Iterable[IncomingMail]) -> None:
    """File these stored mails; a mail that can't be filed is held with the reason. Those that are filed already, or are
    being filed by somebody else, are left alone. Raises OperationalError while the database is away and OSError while
    the disk is full or no process can be started: then they go on waiting."""
    waiting = [mail for mail in mails if mail.state == MailState.RECEIVED]
    with going_first():
        for prepared in _batches(_prepared(waiting)):
            _file_batch(prepared)


def file_left_behind(mails: Iterable[IncomingMail]) -> None:
    """File mails whose first filing was cut short. Each is counted before it is tried, so that one that takes the whole
    process with it every time is held in the end. Raises as `file_mails` does."""
    for mail in mails:
        tried = IncomingMail.objects.filter(pk=mail.pk)
        tried.update(tries=F("tries") + 1)
        if mail.tries >= MOST_TRIES:
            _hold_failed(mail, _("Filing it was broken off %(tries)s times.") % {"tries": mail.tries})
            continue
        try:
            file_mails([mail])
        except (*AWAY, OSError):
            tried.update(tries=mail.tries)
            raise


def database_answers() -> bool:
    """Whether what went wrong lies with what was asked, not with the database itself."""
    return connection.is_usable()


def speaking(mail: IncomingMail) -> translation.override:
    """The language of whoever writes to the mail's mailbox, for the words we add."""
    return translation.override(mail.mailbox.language or current_desk().language or settings.LANGUAGE_CODE)


def _batches(prepared: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    """So many at once, or fewer when one of them takes its time: those read before it don't wait for it."""
    batch, began = list[Prepared](), time.monotonic()
    for one in prepared:
        batch.append(one)
        if len(batch) >= AT_ONCE or time.monotonic() - began > LONGEST_BATCH_SECONDS:
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch


def _prepared(mails: list[IncomingMail]) -> Iterator[Prepared]:
    """Reading takes time and may fail, so it is done before the transaction begins."""
    for mail, reading in reading_ahead(mails):
        try:
            with speaking(mail):
                yield prepare_read(mail, opened(mail, reading()), at=now())
        except AWAY:
            raise
        except Exception as fault:
            if isinstance(fault, OSError) and fault.errno in NO_ROOM:
                raise
            _hold_failed(mail, fault)


def _file_batch(prepared: list[Prepared]) -> None:
    try:
        _file_together(prepared)
    except Exception as fault:  # noqa: BLE001 -- whatever is wrong with one mail, the others are filed
        _raise_if_away(fault)
        for one in prepared:
            _file_alone(one)


def _file_together(prepared: list[Prepared]) -> None:
    """File these mails in one transaction; what is wrong with one of them undoes all."""
    with transaction.atomic():
        free = _locked([one.mail for one in prepared])
        waiting = [one for one in prepared if one.mail.pk in free]
        for one in waiting:
            note_what_it_says(one.mail, one.read)
        known = acquaintance_of(one.mail for one in waiting)
        for one in waiting:
            _file(one, known)


def _file(prepared: Prepared, known: Acquaintance) -> None:
    mail, at = prepared.mail, now()
    mail.ticket = mail.message = mail.note = mail.may_belong_to = None
    with speaking(mail):
        decision = decide(prepared.read, facts_about(mail, prepared.read, known, at=at))
        apply_decision(decision, prepared, known, at=at)
    mail.save(update_fields=WRITTEN)


def _file_alone(prepared: Prepared) -> None:
    """File one mail in a transaction of its own; what will not be filed is held."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            _file_together([prepared])
        except Exception as fault:  # noqa: BLE001 -- and this one is held with the reason
            _raise_if_away(fault)
            if attempt < ATTEMPTS and isinstance(fault, AWAY):
                continue
            _hold_failed(prepared.mail, fault)
        return


def _raise_if_away(fault: Exception) -> None:
    if isinstance(fault, AWAY) and not database_answers():
        raise fault


def _locked(mails: list[IncomingMail]) -> set[int]:
    """Those of these mails that still wait, locked until the transaction ends."""
    rows = IncomingMail.objects.select_for_update(skip_locked=True, of=("self",))
    waiting = rows.filter(pk__in=[mail.pk for mail in mails], state=MailState.RECEIVED)
    return set(waiting.values_list("pk", flat=True))


def _hold_failed(mail: IncomingMail, why: Exception | str) -> None:
    log.error("Mail %s can't be filed", mail.pk, exc_info=why if isinstance(why, Exception) else None)
    with transaction.atomic():
        fresh = IncomingMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
        if fresh.state == MailState.RECEIVED:
            for field in ("header_id", "from_address", "from_name", "subject", "kind", "verdict", "proof", "resembles"):
                setattr(fresh, field, getattr(mail, field))
            fresh.detail = why if isinstance(why, str) else f"{type(why).__name__}: {one_line(str(why), 500)}"
            hold(fresh, HeldFor.FAILED, at=now())
            fresh.save(update_fields=WRITTEN)
