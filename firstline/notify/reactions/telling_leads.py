"""Telling those who lead that a user was not satisfied."""

from firstline.core.models import LoggedEvent
from firstline.notify.kinds import Kind
from firstline.notify.rendering import set_off
from firstline.notify.restraint import may_write_by_itself
from firstline.notify.wording.fill import Value
from firstline.notify.writing_to_agents import write_to_agent
from firstline.satisfaction.events import TicketRated
from firstline.satisfaction.models import Rating, Score
from firstline.satisfaction.queries import who_hears_of


def tell_bad_rating(event: TicketRated, logged: LoggedEvent) -> None:
    """Tell each of them once for a ticket, unless its user has thought better of it."""
    rating = Rating.objects.select_related("ticket__requester").filter(pk=event.rating_id, score=Score.BAD).first()
    if event.score != Score.BAD or rating is None:
        return
    for lead in who_hears_of(rating.ticket):
        if may_write_by_itself(lead):
            write_to_agent(
                lead,
                Kind.BAD_RATING,
                rating.ticket,
                of=f"rating-{rating.pk}",
                at=logged.at,
                more=lambda _language: {"words": set_off(rating.comment) if rating.comment else Value("")},
            )
