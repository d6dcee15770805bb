"""Making mails durable: raw bytes and a row, before anybody is told that we have them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from firstline.channels.email.intake.content import content_hash
from firstline.channels.email.intake.folder import Fetched
from firstline.channels.email.models import IncomingMail, Mailbox
from firstline.channels.email.models.incoming import MailState
from firstline.core.files import keep_all
from firstline.core.models import StoredFile

HANDED_OVER = 0
"""Stands for the UIDVALIDITY of mail that another program handed over: no server of ours numbers it, none is told."""


@dataclass(frozen=True)
class _Arrival:
    fetched: Fetched
    raw: StoredFile
    content_hash: str


def store(mailbox: Mailbox, uid_validity: int, mails: list[Fetched], *, at: datetime) -> list[IncomingMail]:
    """Keep these mails and return their rows, in the same order; those that came before are recorded as duplicates.

    When this returns, they are on the disk. Storing a mail twice, by two processes at once too, gives one row.
    """
    raws = keep_all([mail.raw for mail in mails], at=at, content_type="message/rfc822")
    arrivals = [_Arrival(m, raw, content_hash(m.raw)) for m, raw in zip(mails, raws, strict=True)]
    with transaction.atomic():
        _insert_new(mailbox, uid_validity, arrivals, at)
        _insert_duplicates(mailbox, uid_validity, arrivals, at)
    places = {mail.uid: place for place, mail in enumerate(mails)}
    stored = sorted(_rows(mailbox, uid_validity, arrivals), key=lambda row: places[row.uid])
    kept = {raw.pk: raw for raw in raws}
    for mail in stored:
        mail.mailbox, mail.raw = mailbox, kept[mail.raw_id]
    return stored


def unknown(mailbox: Mailbox, uid_validity: int, uids: Iterable[int]) -> list[int]:
    """Those of `uids` that are not stored yet."""
    uids = list(uids)
    stored: set[int] = set()
    for start in range(0, len(uids), 500):
        part = uids[start : start + 500]
        rows = IncomingMail.objects.filter(mailbox=mailbox, uid_validity=uid_validity, uid__in=part)
        stored.update(rows.values_list("uid", flat=True))
    return [uid for uid in uids if uid not in stored]


def _insert_new(mailbox: Mailbox, uid_validity: int, arrivals: list[_Arrival], at: datetime) -> None:
    """A clash with either constraint means that somebody else stored the mail, or that it came before."""
    rows = [_row(mailbox, uid_validity, arrival, at) for arrival in arrivals]
    IncomingMail.objects.bulk_create(rows, ignore_conflicts=True)


def _insert_duplicates(mailbox: Mailbox, uid_validity: int, arrivals: list[_Arrival], at: datetime) -> None:
    stored = set(_rows(mailbox, uid_validity, arrivals).values_list("uid", flat=True))
    missing = [arrival for arrival in arrivals if arrival.fetched.uid not in stored]
    if not missing:
        return
    hashes = [arrival.content_hash for arrival in missing]
    came_before = IncomingMail.objects.filter(mailbox=mailbox, content_hash__in=hashes, duplicate_of=None)
    originals = {mail.content_hash: mail for mail in came_before}
    rows = [_row(mailbox, uid_validity, arrival, at) for arrival in missing]
    for row in rows:
        row.duplicate_of = originals[row.content_hash]
        row.state = MailState.DUPLICATE
    IncomingMail.objects.bulk_create(rows, ignore_conflicts=True)


def _row(mailbox: Mailbox, uid_validity: int, arrival: _Arrival, at: datetime) -> IncomingMail:
    return IncomingMail(
        mailbox=mailbox,
        uid_validity=uid_validity,
        uid=arrival.fetched.uid,
        raw=arrival.raw,
        content_hash=arrival.content_hash,
        arrived_at=arrival.fetched.arrived_at,
        received_at=at,
        is_told=uid_validity == HANDED_OVER,
    )


def _rows(mailbox: Mailbox, uid_validity: int, arrivals: list[_Arrival]) -> QuerySet[IncomingMail]:
    uids = [arrival.fetched.uid for arrival in arrivals]
    return IncomingMail.objects.filter(mailbox=mailbox, uid_validity=uid_validity, uid__in=uids)
