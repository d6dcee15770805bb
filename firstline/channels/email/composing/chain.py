"""Which mail another one follows, so that it lands in the same conversation at the recipient's."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from django.db.models import QuerySet

from firstline.channels.email.models import IncomingMail, OutgoingMail
from firstline.channels.email.models.outgoing import SendState
from firstline.core.prepared import Prepared

MOST_IDS = 20
NEVER_LEFT = (SendState.FAILED, SendState.CANCELLED)
_ID = re.compile(r"[!-;=?-~]{3,249}")


@dataclass(frozen=True)
class Chain:
    """Message ids without angle brackets; `references` oldest first. Empty at the beginning of a conversation."""

    in_reply_to: str = ""
    references: tuple[str, ...] = ()


def chain_of(ticket_id: int, person_id: int) -> Chain:
    """Where the next mail to this person in this ticket hangs: below the last mail they wrote, else the last they got.

    The chain holds only mails this person wrote or was sent, the first of them and the newest, at most twenty.
    """
    wrote = _ids(_wrote(ticket_id=ticket_id, person_id=person_id))
    got = _ids(_got(ticket_id=ticket_id, person_id=person_id))
    if not wrote and not got:
        return Chain()
    in_order = [one for _at, one in sorted([*wrote, *got], key=itemgetter(0))]
    last = wrote[-1][1] if wrote else in_order[-1]
    return Chain(in_reply_to=last, references=_bounded([one for one in in_order if one != last], last))


def _wrote_of(ticket_id: int, person_id: int) -> "QuerySet[IncomingMail, tuple[datetime, str | None]]":
    mails = IncomingMail.objects.filter(ticket_id=ticket_id, message__author_id=person_id)
    return mails.order_by("id").values_list("received_at", "header_id")


def _got_of(ticket_id: int, person_id: int) -> "QuerySet[OutgoingMail, tuple[datetime, str | None]]":
    mails = OutgoingMail.objects.filter(ticket_id=ticket_id, person_id=person_id).exclude(state__in=NEVER_LEFT)
    return mails.order_by("id").values_list("created_at", "header_id")


_wrote = Prepared(_wrote_of)
_got = Prepared(_got_of)


def _ids(found: Iterable[tuple[datetime, str | None]]) -> list[tuple[datetime, str]]:
    return [(at, one) for at, one in found if one and _ID.fullmatch(one)]


def _bounded(before: list[str], last: str) -> tuple[str, ...]:
    first, later = before[:1], before[1:]
    return (*first, *later[-(MOST_IDS - 2) :], last)
