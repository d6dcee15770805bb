"""When the desk keeps quiet: no loops with other machines, no floods, and no mail for strangers in a stranger's name.

- A machine is never answered: not one that says so (`TicketRegistered.acknowledge`), not an address that only machines
  read, not one of our own, and none whose mail came back.
- An automatic answer to a mail goes to the same sender from the same mailbox once a day, and three times in a ticket at
  most. A second request by mail on the same day is registered, but not acknowledged: its sender has our mail and will
  have our answer. Whoever registers in the portal, by phone or through a program is told each time, because there is no
  mail that ours could chase; but at most ten times a day, and an address not proven to be the writer's once.
- What people ask for or do themselves (answers, solving, links to sign in) is not bound by this.
"""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from firstline.channels.email.actions.queue_mail import why_not
from firstline.channels.email.composing.recipients import is_robot
from firstline.channels.email.models import Mailbox, OutgoingMail
from firstline.channels.email.models.outgoing import Auto, SendState
from firstline.core.models import LoggedEvent
from firstline.notify.kinds import Kind
from firstline.people.events import PersonAdded
from firstline.people.models import Person
from firstline.tickets.models import Message, Ticket
from firstline.tickets.stages import Channel

A_DAY = timedelta(hours=24)
MOST_PER_SENDER_AND_DAY = 1
MOST_PER_TICKET = 3
MOST_TOLD_A_DAY = 10
MOST_TOLD_UNPROVEN = 1


def may_answer_mail(person: Person, ticket: Ticket, mailbox: Mailbox | None, *, at: datetime) -> bool:
    """Whether this person may get an automatic answer to a mail. Ask with the person's row locked."""
    if not may_write_by_itself(person):
        return False
    answers = _automatic(person, at).filter(auto=Auto.REPLIED)
    today = answers.filter(created_at__gt=at - A_DAY)
    if is_proven(person):
        today = today.filter(mailbox=mailbox)
    in_ticket = answers.filter(ticket=ticket)
    return today.count() < MOST_PER_SENDER_AND_DAY and in_ticket.count() < MOST_PER_TICKET


def may_tell(person: Person, *, at: datetime) -> bool:
    """Whether this person may be told of a request registered in their name. Ask with the person's row locked."""
    if not may_write_by_itself(person):
        return False
    told = _automatic(person, at).filter(kind=Kind.ACKNOWLEDGEMENT, created_at__gt=at - A_DAY)
    return told.count() < (MOST_TOLD_A_DAY if is_proven(person) else MOST_TOLD_UNPROVEN)


def may_write_by_itself(person: Person) -> bool:
    """Whether an automatic mail may go to this person's address at all."""
    address = person.email or ""
    return bool(address) and not is_robot(address) and not why_not(address)


def is_proven(person: Person) -> bool:
    """Whether we know that whoever uses this address reads it, or somebody of ours entered it."""
    if person.last_login is not None or person.role.code != "user":
        return True
    if Message.objects.filter(author=person, channel=Channel.LINK).exists():
        return True
    added = LoggedEvent.objects.filter(subject="person", subject_id=person.pk, kind=PersonAdded.kind)
    return added.filter(actor_kind="person").exclude(actor_id=person.pk).exists()


def _automatic(person: Person, at: datetime) -> QuerySet[OutgoingMail]:
    sent = OutgoingMail.objects.exclude(auto=Auto.NO).exclude(state=SendState.CANCELLED)
    return sent.filter(address=(person.email or "").lower(), created_at__lte=at)
