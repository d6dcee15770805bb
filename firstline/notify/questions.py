"""The question how the help was, inside the mail that a request is solved."""

from datetime import datetime

from firstline.channels.email.queries import mails_of_messages
from firstline.core.models import LoggedEvent
from firstline.notify.kinds import Kind
from firstline.notify.queries import text_for
from firstline.notify.wording.fill import Value
from firstline.notify.wording.parse import named_in, read_body
from firstline.people.models import Person
from firstline.satisfaction.actions.ask import ask
from firstline.satisfaction.links import rating_link
from firstline.satisfaction.models import Score
from firstline.tickets.events import TicketRegistered
from firstline.tickets.models import Ticket

FIELDS = {"link.good": Score.GOOD, "link.so_so": Score.SO_SO, "link.bad": Score.BAD}


def questions(ticket: Ticket, person: Person, language: str, *, because: int, at: datetime) -> dict[str, Value]:
    """The links that answer, for whoever asked for help; empty for all others, for machines, and the second time.

    Where the words of the mail have no place for them nobody is asked, so that the portal still can.
    """
    asks_here = FIELDS.keys() & named_in(read_body(text_for(Kind.RESOLVED, language).body))
    if person.pk != ticket.requester_id or not asks_here or _came_from_a_machine(ticket):
        return dict.fromkeys(FIELDS, Value(""))
    rating = ask(ticket, because=because, at=at)
    return {name: Value(rating_link(rating, score, at=at) if rating else "") for name, score in FIELDS.items()}


def _came_from_a_machine(ticket: Ticket) -> bool:
    """Whether what began it was a mail that no person wrote."""
    registered = LoggedEvent.objects.filter(subject="ticket", subject_id=ticket.pk, kind=TicketRegistered.kind).first()
    mails = mails_of_messages([registered.data["message_id"]]) if registered is not None else {}
    return any(mail.kind not in ("", "message") for mail in mails.values())
