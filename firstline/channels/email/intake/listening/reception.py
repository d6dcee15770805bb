"""Deciding about mail that a mail server hands over: whom we take mail for, and what it is told.

Only addresses of our mailboxes are taken, so nothing can be relayed through us and nobody needs to sign in. Answers are
those of SMTP: with 2 the mail is on our disk, with 4 the server keeps it and tries again, with 5 it gives it back.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from firstline.channels.email.intake.addressed import NotOurs, SwitchedOff, mailbox_at
from firstline.channels.email.intake.handing_over import CannotTakeOver, take_over
from firstline.channels.email.intake.trace import trace
from firstline.channels.email.models import Mailbox
from firstline.core.text import one_line

log = logging.getLogger("firstline.mail")

TAKEN = "250 2.0.0 It is stored"
WELCOME = "250 2.1.5 Go on"
UNKNOWN = "550 5.1.1 There is no such address here"
SWITCHED_OFF = "450 4.2.1 This mailbox is not in use now"
EMPTY = "554 5.6.0 There is nothing in this mail"
AWAY = "451 4.3.0 It can't be stored now, try again later"


@dataclass(frozen=True)
class HandedOver:
    """A mail with its envelope; `came_from` says for the trace in its head which server spoke how."""

    sender: str
    recipients: Sequence[str]
    raw: bytes
    came_from: str


def answer_to_recipient(address: str) -> str:
    """Whether mail for this address may come."""
    found = _mailbox_or_answer(address)
    return WELCOME if isinstance(found, Mailbox) else found


def answers_to_mail(mail: HandedOver, *, at: datetime) -> list[str]:
    """Take the mail; an answer for each recipient, in their order. Each mailbox gets it once."""
    found = [_mailbox_or_answer(address) for address in mail.recipients]
    taken: dict[int, str] = {}
    for mailbox in found:
        if isinstance(mailbox, Mailbox) and mailbox.pk not in taken:
            here = [a for a, f in zip(mail.recipients, found, strict=True) if f == mailbox]
            taken[mailbox.pk] = _taken(mailbox, mail, here, at)
    return [taken[one.pk] if isinstance(one, Mailbox) else one for one in found]


def one_answer(answers: Sequence[str]) -> str:
    """What SMTP, which has one answer for all recipients, is told: the mail is ours only if it is for all of them."""
    return min(answers, key=lambda answer: "452".index(answer[0]))


def _mailbox_or_answer(address: str) -> Mailbox | str:
    try:
        return mailbox_at(address)
    except NotOurs:
        return UNKNOWN
    except SwitchedOff:
        return SWITCHED_OFF
    except Exception:
        log.exception("It can't be found out whose address %s is", one_line(address, 100))
        return AWAY


def _taken(mailbox: Mailbox, mail: HandedOver, recipients: Sequence[str], at: datetime) -> str:
    try:
        take_over(mailbox, mail.raw, at=at, trace=trace(mail.sender, recipients, mail.came_from, at))
    except CannotTakeOver:
        return EMPTY
    except Exception:
        log.exception("A mail that was handed over for %s could not be stored", mailbox.address)
        return AWAY
    return TAKEN
