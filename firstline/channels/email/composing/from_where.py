"""Which mailbox a mail leaves from, and by whose way out."""

from django.db.models import F, Q, QuerySet

from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mailbox import SignIn, WayOut
from firstline.core.prepared import Prepared
from firstline.tickets.models import Ticket


def mailbox_for(ticket: Ticket | None) -> Mailbox | None:
    """The mailbox the request came in by, else its team's, else the default one, else any; None where there is none."""
    if ticket is not None:
        came_by = _came_by.first(ticket_id=ticket.pk)
        if came_by is not None:
            return came_by
        of_team = _of_team.first(team_id=ticket.team_id) if ticket.team_id else None
        if of_team is not None:
            return of_team
    return _default.first()


def mailbox_for_notice(about: Mailbox) -> Mailbox | None:
    """The mailbox from which to say that `about` is in trouble: another one that can send, else as for any mail."""
    able = Mailbox.objects.filter(_can_send(), is_active=True).exclude(pk=about.pk).order_by("-is_default", "id")
    return able.first() or mailbox_for(None)


def _can_send() -> Q:
    """A way out of its own that works, as far as anybody knows."""
    has_way = ~Q(way_out=WayOut.SMTP) | ~Q(smtp_host="")
    is_let_in = Q(sign_in=SignIn.PASSWORD) | Q(grant__client__provider=F("sign_in"), grant__failing_since=None)
    return has_way & is_let_in & Q(cannot_send_since=None)


def way_out_for(mailbox: Mailbox) -> Mailbox | None:
    """The mailbox whose server takes this one's mail: itself, else the default one; None where neither has a way."""
    if mailbox.has_way_out:
        return mailbox
    others = Mailbox.objects.filter(is_active=True).order_by("-is_default", "id")
    return next((other for other in others if other.has_way_out), None)


def _active() -> QuerySet[Mailbox]:
    return Mailbox.objects.filter(is_active=True)


def _came_by_of(ticket_id: int) -> QuerySet[Mailbox]:
    return _active().filter(incoming__ticket_id=ticket_id).order_by("incoming__id")[:1]


def _of_team_of(team_id: int) -> QuerySet[Mailbox]:
    return _active().filter(team_id=team_id).order_by("id")[:1]


_came_by = Prepared(_came_by_of)
_of_team = Prepared(_of_team_of)
_default = Prepared(lambda: _active().order_by("-is_default", "id")[:1])
