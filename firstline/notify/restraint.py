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

from django.db.models import Q, QuerySet

from firstline.channels.email.actions.queue_mail import why_not
from firstline.channels.email.composing.recipients import is_robot
from firstline.channels.email.models import Mailbox, OutgoingMail
from firstline.channels.email.models.outgoing import Auto, SendState
from firstline.core.models import LoggedEvent
from firstline.core.prepared import Prepared
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
    a_day_ago = at - A_DAY
    answers = _answers(address=_address(person), at=at, since=a_day_ago, ticket_id=ticket.pk)
    today = [box for created_at, _ticket, box in answers if created_at > a_day_ago]
    if is_proven(person):
        today = [box for box in today if box == (mailbox.pk if mailbox else None)]
    in_ticket = [number for _at, number, _box in answers if number == ticket.pk]
    return len(today) < MOST_PER_SENDER_AND_DAY and len(in_ticket) < MOST_PER_TICKET


def may_tell(person: Person, *, at: datetime) -> bool:
    """Whether this person may be told of a request registered in their name. Ask with the person's row locked."""
    if not may_write_by_itself(person):
        return False
    told = _told(address=_address(person), at=at, since=at - A_DAY)
    return len(told) < (MOST_TOLD_A_DAY if is_proven(person) else MOST_TOLD_UNPROVEN)


def may_write_by_itself(person: Person) -> bool:
    """Whether an automatic mail may go to this person's address at all."""
    address = person.email or ""
    return bool(address) and not is_robot(address) and not why_not(address)


def is_proven(person: Person) -> bool:
    """Whether we know that whoever uses this address reads it, or somebody of ours entered it."""
    if person.last_login is not None or person.role.code != "user":
        return True
    return bool(_wrote_by_link(person_id=person.pk) or _added_by_another(person_id=person.pk))


def _address(person: Person) -> str:
    return (person.email or "").lower()


def _automatic(address: str, at: datetime) -> QuerySet[OutgoingMail]:
    sent = OutgoingMail.objects.exclude(auto=Auto.NO).exclude(state=SendState.CANCELLED)
    return sent.filter(address=address, created_at__lte=at)


def _answers_of(
    address: str, at: datetime, since: datetime, ticket_id: int
) -> "QuerySet[OutgoingMail, tuple[datetime, int | None, int | None]]":
    answers = _automatic(address, at).filter(Q(created_at__gt=since) | Q(ticket_id=ticket_id), auto=Auto.REPLIED)
    return answers.values_list("created_at", "ticket_id", "mailbox_id")


def _told_of(address: str, at: datetime, since: datetime) -> "QuerySet[OutgoingMail, int]":
    told = _automatic(address, at).filter(kind=Kind.ACKNOWLEDGEMENT, created_at__gt=since)
    return told.values_list("pk", flat=True)[:MOST_TOLD_A_DAY]


def _wrote_by_link_of(person_id: int) -> "QuerySet[Message, int]":
    return Message.objects.filter(author_id=person_id, channel=Channel.LINK).values_list("pk", flat=True)[:1]


def _added_by_another_of(person_id: int) -> "QuerySet[LoggedEvent, int]":
    added = LoggedEvent.objects.filter(subject="person", subject_id=person_id, kind=PersonAdded.kind)
    return added.filter(actor_kind="person").exclude(actor_id=person_id).values_list("pk", flat=True)[:1]


_answers = Prepared(_answers_of)
_told = Prepared(_told_of)
_wrote_by_link = Prepared(_wrote_by_link_of)
_added_by_another = Prepared(_added_by_another_of)
