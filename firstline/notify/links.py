"""Where the links in mails lead. Opening any of them changes nothing; the page they open asks first."""

from datetime import datetime

from firstline.core.links import absolute
from firstline.people.models import Person
from firstline.tickets.guest_links import guest_link
from firstline.tickets.models import Participant, Ticket

SIGN_IN = "/account/in/{secret}/"
INVITATION = "/account/invited/{secret}/"
NEW_ADDRESS = "/account/new-address/{secret}/"
DESK_TICKET = "/desk/tickets/{number}/"
HELD_MAIL = "/desk/needs-a-look/"
MAILBOXES = "/desk/settings/mailboxes/"

WORKS = "?works=yes"
BROKEN = "?works=no"
YES = "?says=yes"
NO = "?says=no"


def request_link(ticket: Ticket, person: Person, *, at: datetime) -> str:
    """The link that opens this request for this person; the portal's first page for whoever takes no part any more."""
    participant = Participant.objects.filter(ticket=ticket, person=person).first()
    return guest_link(participant, at=at) if participant else absolute("/")


def link_with(path: str, **parts: object) -> str:
    """The whole address of one of the paths above."""
    return absolute(path.format(**parts))
