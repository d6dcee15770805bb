"""Saying something in a request one may see but takes no part in yet, such as a colleague's."""

from datetime import datetime
from typing import Any

from django.db import transaction

from firstline.core.access import Actor
from firstline.people.models import Person
from firstline.tickets.actions.participants import add_participant
from firstline.tickets.actions.reply import reply
from firstline.tickets.models import Message, Ticket
from firstline.tickets.policies import takes_part
from firstline.tickets.wording import Words


@transaction.atomic
def join_and_reply(ticket: Ticket, words: Words, *, author: Person, by: Actor, at: datetime, **how: Any) -> Message:
    """`reply`, after the author was copied in if they weren't: who says something is to get the answer.

    Only for somebody known to be `author`; a mail's sender isn't. Raises CannotReply.
    """
    if not takes_part(by, ticket):
        add_participant(ticket, author, by=by, at=at)
    return reply(ticket, words, author=author, by=by, at=at, **how)
