"""Asking as tests do it."""

from datetime import timedelta

from firstline.approvals.actions.ask import ask
from firstline.approvals.models import Approval, Approver, How
from firstline.people.models import Person
from firstline.tickets.models import Ticket
from tests.cast import NOW, Cast

QUESTION = "May we order two laptops, 31,000 in all?"
A_WEEK = timedelta(days=7)


def asked(cast: Cast, ticket: Ticket, *whom: Person, how: How = How.ALL, **more) -> Approval:
    """Boris asks `whom`; Fatima where nobody is named."""
    whom = whom or (cast.fatima,)
    values = {"question": QUESTION, "until": NOW + A_WEEK, "at": NOW, **more}
    return ask(ticket, whom=whom, how=how, by=cast.actor(cast.boris), **values)


def row_of(person: Person) -> Approver:
    """Where this person stands, as it is now."""
    return Approver.objects.select_related("approval__ticket", "person").get(person=person)


def stands() -> dict[str, str]:
    """Where everybody stands, by first name."""
    return {one.person.name.split()[0]: one.stand for one in Approver.objects.select_related("person")}
