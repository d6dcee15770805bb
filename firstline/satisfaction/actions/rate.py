"""Saying how one was served, by the link of the mail or in the portal. What was said can be changed there."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.text import printable
from firstline.satisfaction.actions.ask import begin
from firstline.satisfaction.events import TicketRated
from firstline.satisfaction.models import Rating, Score
from firstline.satisfaction.policies import may_rate
from firstline.tickets.actions.changing import lock
from firstline.tickets.models import Ticket

LONGEST_COMMENT = 4000


class CannotRate(DomainError):
    code = "cannot_rate"


def rate(rating: Rating, *, score: str, comment: str, at: datetime) -> Rating:
    """Keep what the person who was asked says. Saying the same twice changes nothing. Raises CannotRate."""
    score, comment = _checked(score, comment)
    by = Actor(kind="guest", id=rating.person_id, name=rating.person.name, guest_ticket_id=rating.ticket_id)
    with transaction.atomic():
        ticket, _before = lock(rating.ticket)
        if ticket.is_spam:
            raise CannotRate(_("This request has no end that could be spoken of."))
        return _keep(Rating.objects.select_for_update(of=("self",)).get(pk=rating.pk), score, comment, by, at)


def rate_ticket(ticket: Ticket, *, score: str, comment: str, by: Actor, at: datetime) -> Rating:
    """The same for whoever came to their own request: they need not have been asked by mail. Raises CannotRate."""
    score, comment = _checked(score, comment)
    with transaction.atomic():
        ticket, _before = lock(ticket)
        if not may_rate(by, ticket):
            raise CannotRate(_("Whoever asked for help says how it was, once it has ended."))
        rating = Rating.objects.filter(ticket=ticket).first() or begin(ticket, because=None, at=at)
        return _keep(rating, score, comment, by, at)


def _keep(rating: Rating, score: str, comment: str, by: Actor, at: datetime) -> Rating:
    before = rating.score
    if (before, rating.comment) == (score, comment):
        return rating
    rating.score, rating.comment, rating.rated_at = score, comment, at
    rating.save(update_fields=["score", "comment", "rated_at"])
    record(
        TicketRated(
            ticket_id=rating.ticket_id, rating_id=rating.pk, score=score, score_before=before, has_comment=bool(comment)
        ),
        by=by,
        at=at,
    )
    return rating


def _checked(score: str, comment: str) -> tuple[str, str]:
    if score not in Score.values:
        raise CannotRate(_("Choose how it was."), field="score")
    comment = printable(comment).strip()
    if len(comment) > LONGEST_COMMENT:
        raise CannotRate(_("That is too long: at most %(n)s letters.") % {"n": LONGEST_COMMENT}, field="comment")
    return score, comment
