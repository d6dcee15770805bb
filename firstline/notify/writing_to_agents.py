"""Writing to somebody at the desk about a request."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.utils import translation

from firstline.channels.email.actions.queue_mail import Letter, queue_mail
from firstline.channels.email.composing.from_where import mailbox_for
from firstline.channels.email.models.outgoing import Auto
from firstline.core.permissions import Permission
from firstline.notify.kinds import Kind
from firstline.notify.links import DESK_TICKET, link_with
from firstline.notify.rendering import render
from firstline.notify.restraint import may_write_by_itself
from firstline.notify.speaking import language_for, request_values
from firstline.notify.wording.fill import Value
from firstline.people.models import Person
from firstline.tickets.models import Ticket

Values = Mapping[str, Value]


def write_to_agent(
    agent: Person, kind: Kind, ticket: Ticket, *, of: str, at: datetime, more: Callable[[str], Values]
) -> None:
    """Queue a mail of this kind, once for each `of` (what it tells of) and agent.

    `more` gives what it says besides the request and the link to it, in the language it is called with, which is in
    force then.
    """
    language = language_for(agent)
    with translation.override(language):
        link = Value(link_with(DESK_TICKET, number=ticket.pk))
        said = render(kind, language, {**request_values(ticket, agent, at=at), "link": link, **more(language)})
    queue_mail(
        Letter(
            key=f"{of}:{agent.pk}:{kind}",
            kind=kind,
            auto=Auto.GENERATED,
            address=agent.email or "",
            name=agent.name,
            subject=said.subject,
            text=said.text,
            html=said.html,
            language=language,
            mailbox=mailbox_for(ticket),
        ),
        at=at,
    )


def may_be_told(agent: Person) -> bool:
    """Whether they still work at the desk, and are written to at all."""
    return agent.is_active and Permission.WORK in agent.role.may and may_write_by_itself(agent)
