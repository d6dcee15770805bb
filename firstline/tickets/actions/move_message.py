"""Taking a message to another ticket: it was written to the wrong one."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tickets.actions.changing import lock_both, save
from firstline.tickets.actions.participants import add_participant
from firstline.tickets.events import MessageCame, MessageMoved
from firstline.tickets.models import Message, Ticket
from firstline.tickets.models.ticket import number_of
from firstline.tickets.policies import require


class CannotMoveMessage(DomainError):
    code = "cannot_move_message"


def move_message(message: Message, *, to: Ticket, by: Actor, at: datetime, bring_author: bool = False) -> Message:
    """Have the message, with its files and mails, stand in `to`, where those who take part there read it.

    Its author takes part there afterwards only with `bring_author`. Moving it back undoes it. Raises CannotMoveMessage,
    NotAllowed.
    """
    require(by, Permission.CHANGE)
    with transaction.atomic():
        if bring_author and message.author is not None and not message.from_desk:
            add_participant(to, message.author, by=by, at=at)
        (source, source_before), (to, to_before) = lock_both(message.ticket, to)
        message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
        refuse_moving(message, source, at)
        _refuse_target(source, to)
        put_into(message, source, to, by=by, at=at)
        if not message.from_desk and not to.is_done:
            to.user_waits_since = min(filter(None, (to.user_waits_since, message.at)))
        if source.user_waits_since == message.at:
            source.user_waits_since = waiting_since(source)
        save(source, source_before, at=at)
        save(to, to_before, at=at)
    return message


def refuse_moving(message: Message, source: Ticket, at: datetime) -> None:
    """Raises CannotMoveMessage for what can't leave its ticket."""
    if message.ticket_id != source.pk or message.withdrawn_at is not None:
        raise CannotMoveMessage(_("Somebody moved this message or took it back. Look again."))
    if message.from_desk and at < message.shown_from:
        raise CannotMoveMessage(_("This answer can still be taken back. Move it once it has been sent."))
    if not Message.objects.filter(ticket=source, withdrawn_at=None).exclude(pk=message.pk).exists():
        raise CannotMoveMessage(_("It is all that was said in %(number)s. Merge that.") % {"number": source.number})


def put_into(message: Message, source: Ticket, to: Ticket, *, by: Actor, at: datetime) -> None:
    """Change where a locked message stands, and tell of it in both tickets. In a transaction."""
    message.ticket = to
    message.moved_from = None if message.moved_from_id == to.pk else source
    message.save(update_fields=["ticket", "moved_from"])
    number, author = message.pk, message.author_name
    record(MessageMoved(ticket_id=source.pk, other_id=to.pk, message_id=number, author=author), by=by, at=at)
    record(MessageCame(ticket_id=to.pk, other_id=source.pk, message_id=number, author=author), by=by, at=at)


def waiting_since(ticket: Ticket) -> datetime | None:
    """The oldest word of the user that no answer follows."""
    said = Message.objects.filter(ticket=ticket, withdrawn_at=None)
    last = said.filter(from_desk=True).order_by("-at").first()
    unanswered = said.filter(from_desk=False).order_by("at")
    oldest = (unanswered.filter(at__gt=last.at) if last else unanswered).first()
    return oldest.at if oldest else None


def _refuse_target(source: Ticket, to: Ticket) -> None:
    if source.pk == to.pk:
        raise CannotMoveMessage(_("It stands in this request already."), field="words")
    if to.goes_on_in_id:
        raise CannotMoveMessage(
            _("%(other)s went into %(there)s. Move it there instead.")
            % {"other": to.number, "there": number_of(to.goes_on_in_id)},
            field="words",
        )
    if to.is_spam:
        raise CannotMoveMessage(_("%(other)s is marked as spam.") % {"other": to.number}, field="words")
