"""Which mailbox a mail leaves from, and by whose way out."""

from firstline.channels.email.models import Mailbox
from firstline.tickets.models import Ticket


def mailbox_for(ticket: Ticket | None) -> Mailbox | None:
    """The mailbox the request came in by, else its team's, else the default one, else any; None where there is none."""
    active = Mailbox.objects.filter(is_active=True)
    if ticket is not None:
        came_by = active.filter(incoming__ticket=ticket).order_by("incoming__id").first()
        if came_by is not None:
            return came_by
        of_team = active.filter(team_id=ticket.team_id).order_by("id").first() if ticket.team_id else None
        if of_team is not None:
            return of_team
    return active.order_by("-is_default", "id").first()


def way_out_for(mailbox: Mailbox) -> Mailbox | None:
    """The mailbox whose server takes this one's mail: itself, else the default one; None where neither has a way."""
    if mailbox.has_way_out:
        return mailbox
    others = Mailbox.objects.filter(is_active=True).order_by("-is_default", "id")
    return next((other for other in others if other.has_way_out), None)
