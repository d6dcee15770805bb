"""Topics: the names that open pages listen to, and who may listen to which.

`ticket-12` (something happened in it) · `agents-12` (something only the desk may know) · `presence-12` (who has it
open) · `queues` (some ticket, or mail that needs a look, came, went or changed) · `settings` (people, teams, catalogue,
mailboxes or the desk changed). A topic says that something changed, never what.
"""

from collections.abc import Iterable
from typing import Any

from firstline.core.access import Actor
from firstline.core.events import Event
from firstline.core.models import LoggedEvent
from firstline.tickets.policies import visible_to

MOST_TOPICS = 40


def ticket_topics(event: Event, _logged: LoggedEvent) -> Iterable[str]:
    return (f"ticket-{event.subject_id}", "queues")


def agents_ticket_topics(event: Event, _logged: LoggedEvent) -> Iterable[str]:
    """What users must not even know to have happened."""
    return (f"agents-{event.subject_id}",)


def task_topics(event: Any, _logged: LoggedEvent) -> Iterable[str]:
    """Users re-read their page only for tasks shown to them; how many an agent has stands beside the queues."""
    return (f"ticket-{event.ticket_id}" if event.is_shown else f"agents-{event.ticket_id}", "queues")


def sent_mail_topics(event: Any, _logged: LoggedEvent) -> Iterable[str]:
    """Below an answer stands how far it got."""
    return (f"ticket-{event.ticket_id}",)


def held_mail_topics(_event: Event, _logged: LoggedEvent) -> Iterable[str]:
    """How many mails need a look stands beside the queues."""
    return ("queues",)


def settings_topics(_event: Event, _logged: LoggedEvent) -> Iterable[str]:
    return ("settings",)


def allowed_topics(actor: Actor, topics: Iterable[str]) -> frozenset[str]:
    """Those of `topics` this actor may listen to; the others are left out without a word."""
    asked = sorted(set(topics))[:MOST_TOPICS]
    tickets = {topic: number for topic in asked if (number := _ticket_number(topic))}
    seen = set(visible_to(actor).filter(pk__in=tickets.values()).values_list("pk", flat=True)) if tickets else set()
    return frozenset(topic for topic in asked if _may_listen(actor, topic, tickets.get(topic), seen))


def _may_listen(actor: Actor, topic: str, ticket: int | None, seen: set[int]) -> bool:
    if ticket is None:
        return topic in ("queues", "settings") and actor.is_agent
    return ticket in seen and (actor.is_agent or topic.startswith("ticket-"))


def _ticket_number(topic: str) -> int | None:
    kind, _, number = topic.partition("-")
    return int(number) if kind in ("ticket", "agents", "presence") and number.isdecimal() and len(number) < 16 else None
