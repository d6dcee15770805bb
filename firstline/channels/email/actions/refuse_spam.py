"""What marking a ticket as spam means for mail: nothing waiting leaves, its sender may be blocked, filters learn."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.channels.email.actions.judge_sender import CannotJudge, forget_sender, judge_sender
from firstline.channels.email.models import OutgoingMail, SenderRule
from firstline.channels.email.models.outgoing import SendState
from firstline.channels.email.models.sender_rule import Verdict
from firstline.channels.email.queries import first_mail_of, wrote_first
from firstline.core.access import Actor
from firstline.tickets.actions.spam import mark_spam, unmark_spam
from firstline.tickets.models import Ticket


@transaction.atomic
def refuse_as_spam(ticket: Ticket, *, by: Actor, at: datetime) -> Ticket:
    """Mark it as spam, and cancel what waits to be sent about it. Raises CannotMarkSpam, NotAllowed."""
    ticket = mark_spam(ticket, by=by, at=at)
    OutgoingMail.objects.filter(ticket=ticket, state=SendState.QUEUED).update(state=SendState.CANCELLED)
    return ticket


@transaction.atomic
def block_sender_of(ticket: Ticket, *, by: Actor, at: datetime) -> SenderRule:
    """Hold all further mail of whoever began this ticket. Raises CannotJudge, NotAllowed."""
    address = sender_of_ticket(ticket)
    if not address:
        raise CannotJudge(_("There is no mail address that could be blocked."))
    return judge_sender(address, Verdict.BLOCK, ticket=ticket, by=by, at=at)


@transaction.atomic
def take_back_spam(ticket: Ticket, *, by: Actor, at: datetime) -> Ticket:
    """It was no spam: the ticket stands as before, and a block that was made here ends.

    Raises CannotMarkSpam, NotAllowed.
    """
    ticket = unmark_spam(ticket, by=by, at=at)
    for rule in SenderRule.objects.filter(ticket=ticket, verdict=Verdict.BLOCK):
        forget_sender(rule, by=by, at=at)
    return ticket


def sender_of_ticket(ticket: Ticket) -> str:
    """Who wrote the ticket's first mail, and not the colleague who passed it on; empty for tickets that came another
    way."""
    first = first_mail_of(ticket)
    return wrote_first(first, ticket) if first else ""
