"""Any event in a sentence."""

from django.utils.translation import gettext as _

from firstline.core.models import LoggedEvent
from firstline.pages.happenings import keeping, mail, tickets, work
from firstline.pages.happenings.fields import Sentence
from firstline.tickets.models.ticket import number_of

OTHERS = ("other_id", "into_id", "out_of_id")
"""Where an event names another ticket."""


def other_ticket(logged: LoggedEvent) -> int | None:
    """The other ticket that a sentence about this event names; None where it names none."""
    return next((logged.data[name] for name in OTHERS if logged.data.get(name)), None)


def happening(logged: LoggedEvent, *, names_other: bool = True) -> str:
    """One sentence without a full stop, with who did it. `names_other` is False for readers who may not see the other
    ticket that it is about."""
    tell = SENTENCES.get(logged.kind)
    said = {"who": logged.actor_name, "system": logged.actor_kind == "system", **logged.data}
    other = other_ticket(logged)
    if other is not None:
        said["other"] = number_of(other) if names_other else _("another request")
    return tell(said) if tell else f"{logged.actor_name}: {logged.kind}"


SENTENCES: dict[str, Sentence] = {**tickets.SENTENCES, **work.SENTENCES, **mail.SENTENCES, **keeping.SENTENCES}
