"""Who a visitor of the demo desk may be, and what each of them sees."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Entrance:
    """A person of the demo company, known by `email`."""

    code: str
    email: str
    name: str
    label: "str | Promise"
    sees: "str | Promise"


ENTRANCES = (
    Entrance(
        code="agent",
        email="boris@nordbysupport.example",
        name="Boris Nord",
        label=_("Agent"),
        sees=_("Works the queues of the service desk: takes requests, answers, notes, solves."),
    ),
    Entrance(
        code="lead",
        email="sara@nordbysupport.example",
        name="Sara Lindqvist",
        label=_("Lead"),
        sees=_("Runs the service desk: hands requests over, keeps teams, people and categories in order."),
    ),
    Entrance(
        code="administrator",
        email="karin@nordbysupport.example",
        name="Karin Ask",
        label=_("Administrator"),
        sees=_("Sets the desk up: mailboxes, roles, the wording of mails, colours, the record of everything done."),
    ),
    Entrance(
        code="user",
        email="anna.berg@bergsbygg.example",
        name="Anna Berg",
        label=_("User"),
        sees=_(
            "Needs help at Bergs Bygg: asks in the portal, follows her own and her colleagues' requests, and answers."
        ),
    ),
)
