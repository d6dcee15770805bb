"""Telling those who lead that a user was not satisfied."""

from django.utils import translation

from firstline.channels.email.actions.queue_mail import Letter, queue_mail
from firstline.channels.email.composing.from_where import mailbox_for
from firstline.channels.email.models.outgoing import Auto
from firstline.core.models import LoggedEvent
from firstline.notify.kinds import Kind
from firstline.notify.links import DESK_TICKET, link_with
from firstline.notify.rendering import render, set_off
from firstline.notify.restraint import may_write_by_itself
from firstline.notify.speaking import language_for, request_values
from firstline.notify.wording.fill import Value
from firstline.people.models import Person
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
            _tell(lead, rating, logged)


def _tell(lead: Person, rating: Rating, logged: LoggedEvent) -> None:
    language = language_for(lead)
    with translation.override(language):
        values = request_values(rating.ticket, lead, at=logged.at) | {
            "words": set_off(rating.comment) if rating.comment else Value(""),
            "link": Value(link_with(DESK_TICKET, number=rating.ticket_id)),
        }
        said = render(Kind.BAD_RATING, language, values)
    queue_mail(
        Letter(
            key=f"rating-{rating.pk}:{lead.pk}:{Kind.BAD_RATING}",
            kind=Kind.BAD_RATING,
            auto=Auto.GENERATED,
            address=lead.email or "",
            name=lead.name,
            subject=said.subject,
            text=said.text,
            html=said.html,
            language=language,
            mailbox=mailbox_for(rating.ticket),
        ),
        at=logged.at,
    )
