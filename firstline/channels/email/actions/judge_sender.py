"""Deciding about senders: allowing and blocking addresses and domains, and taking that back."""

import re
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.channels.email.events import SenderForgotten, SenderJudged
from firstline.channels.email.models import SenderRule
from firstline.channels.email.models.sender_rule import Verdict
from firstline.channels.email.policies import require
from firstline.channels.email.queries import is_our_address, sender_rules
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tickets.models import Ticket

_PATTERN = re.compile(r"(?:[^\s@<>,;]{1,64}@)?[^\s@<>,;.]{1,63}(?:\.[^\s@<>,;.]{1,63}){1,8}")


class CannotJudge(DomainError):
    code = "cannot_judge_sender"


@transaction.atomic
def judge_sender(
    written: str, verdict: Verdict, *, by: Actor, at: datetime, ticket: Ticket | None = None
) -> SenderRule:
    """Always or never hold mail from this address, or from this whole domain; the last word counts.

    Raises CannotJudge naming `pattern`, NotAllowed.
    """
    require(by, Permission.HELD_MAIL)
    pattern = written.strip().lower().removeprefix("@")
    if not _PATTERN.fullmatch(pattern) or len(pattern) > 254:
        raise CannotJudge(_("Write an address (name@example.com) or a domain (example.com)."), field="pattern")
    if is_our_address(pattern) and verdict == Verdict.BLOCK:
        raise CannotJudge(_("This is an address of the desk itself."), field="pattern")
    values = {"verdict": verdict, "ticket": ticket, "made_by_id": by.id or None, "made_at": at}
    rule, _is_new = SenderRule.objects.update_or_create(pattern=pattern, defaults=values)
    record(SenderJudged(sender_id=rule.pk, pattern=pattern, verdict=verdict), by=by, at=at)
    sender_rules.forget()
    return rule


@transaction.atomic
def forget_sender(rule: SenderRule, *, by: Actor, at: datetime) -> None:
    """Treat this sender as any other again. Raises NotAllowed."""
    require(by, Permission.HELD_MAIL)
    found = SenderRule.objects.select_for_update(of=("self",)).filter(pk=rule.pk).first()
    if found is not None:
        record(SenderForgotten(sender_id=found.pk, pattern=found.pattern), by=by, at=at)
        found.delete()
    sender_rules.forget()
