"""Who may see a ticket and what of it, and who may do what. Every list, page, search and topic goes through here."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from firstline.core.access import Actor, Reach
from firstline.core.errors import NotAllowed, NotFound
from firstline.core.permissions import Permission
from firstline.core.prepared import Prepared
from firstline.tickets.models import Attachment, Message, Note, Participant, Ticket


def visible_to(actor: Actor) -> QuerySet[Ticket]:
    """The tickets this actor may see."""
    return Ticket.objects.filter(_sight(actor))


def _sight(actor: Actor) -> Q:
    if actor.kind == "guest":
        return _sight_of_guest(actor)
    if actor.kind == "system" or (actor.reach == Reach.ALL and actor.is_agent):
        return Q()
    taking_part = Q(pk__in=Participant.objects.filter(person_id=actor.id).values("ticket_id"))
    if actor.reach == Reach.TEAM and actor.is_agent:
        return taking_part | _near(actor) | _near(actor, "goes_on_in__")
    if actor.reach != Reach.OWN and actor.organisation_id:
        return taking_part | Q(organisation_id=actor.organisation_id)
    return taking_part


def _near(actor: Actor, where: str = "") -> Q:
    """What is the actor's teams', nobody's or their own: the ticket itself, or the one it was merged into, whose
    thread it is part of."""
    theirs = Q(**{f"{where}team_id__in": actor.team_ids}) | Q(**{f"{where}assignee_id": actor.id})
    return theirs | Q(**{f"{where}team__isnull": True, f"{where}id__isnull": False})


def _sight_of_guest(actor: Actor) -> Q:
    """The ticket of the link, and of those merged into it the ones this very person takes part in."""
    here = actor.guest_ticket_id or 0
    own = Participant.objects.filter(person_id=actor.id).values("ticket_id")
    return Q(pk=here) | Q(goes_on_in_id=here, pk__in=own)


def access_ticket(actor: Actor, number: int) -> Ticket:
    """The ticket, if this actor may see it. Raises NotFound, the same for strangers as for no such ticket."""
    found = _visible_ticket.first(actor, number=number)
    if found is None:
        raise NotFound(_("There is no such request."))
    return found


def _visible_ticket_of(actor: Actor, number: int) -> QuerySet[Ticket]:
    with_all = ("requester", "organisation", "team", "assignee", "state", "category", "product", "asset")
    return visible_to(actor).select_related(*with_all).filter(pk=number)


_visible_ticket = Prepared(_visible_ticket_of)


def access_message(actor: Actor, ticket: Ticket, message_id: int, at: datetime) -> Message:
    """A message of this ticket or of one merged into it, if it is this actor's to see. Raises NotFound."""
    places = visible_to(actor).filter(Q(pk=ticket.pk) | Q(goes_on_in=ticket)).values("pk")
    said = _as_read_by(actor, Message.objects.filter(ticket__in=places), at)
    found = said.select_related("ticket", "author").filter(pk=message_id).first()
    if found is None:
        raise NotFound(_("There is no such message."))
    return found


def visible_messages(actor: Actor, ticket: "Ticket | int", at: datetime) -> QuerySet[Message]:
    """What was said in public: to users without answers taken back or still on their way."""
    return _as_read_by(actor, Message.objects.filter(ticket=ticket), at)


def messages_inside(actor: Actor, ticket_ids: Collection[int], at: datetime) -> QuerySet[Message]:
    """The same, of several tickets. Which of them the actor may see must have been asked."""
    return _as_read_by(actor, Message.objects.filter(ticket__in=ticket_ids), at)


def _as_read_by(actor: Actor, messages: QuerySet[Message], at: datetime) -> QuerySet[Message]:
    said = messages.filter(withdrawn_at=None)
    return said if sees_notes(actor) else said.filter(Q(from_desk=False) | Q(shown_from__lte=at))


def visible_notes(actor: Actor, ticket: "Ticket | int") -> QuerySet[Note]:
    notes = Note.objects.filter(ticket=ticket)
    return notes if sees_notes(actor) else notes.none()


def notes_inside(actor: Actor, ticket_ids: Collection[int]) -> QuerySet[Note]:
    """The notes of several tickets. Which of them the actor may see must have been asked."""
    notes = Note.objects.filter(ticket__in=ticket_ids)
    return notes if sees_notes(actor) else notes.none()


def access_attachment(actor: Actor, attachment_id: int, at: datetime) -> Attachment:
    """The attachment, if its message or note is this actor's to see. Raises NotFound."""
    found = (
        Attachment.objects.select_related("file", "message__ticket", "note__ticket").filter(pk=attachment_id).first()
    )
    if found is not None and _may_open(actor, found, at):
        return found
    raise NotFound(_("There is no such file."))


def _may_open(actor: Actor, attachment: Attachment, at: datetime) -> bool:
    owner = attachment.message or attachment.note
    assert owner is not None, "the database holds this"
    if not visible_to(actor).filter(pk=owner.ticket_id).exists():
        return False
    if isinstance(owner, Note):
        return visible_notes(actor, owner.ticket).filter(pk=owner.pk).exists()
    return visible_messages(actor, owner.ticket, at).filter(pk=owner.pk).exists()


def sees_notes(actor: Actor) -> bool:
    return actor.can(Permission.READ_NOTES) and actor.kind != "guest"


def require(actor: Actor, permission: Permission) -> None:
    """Raises NotAllowed unless the actor has `permission`."""
    if not actor.can(permission):
        raise NotAllowed(_("Your role does not allow this. Ask your lead if you need it."))


def takes_part(actor: Actor, ticket: Ticket) -> bool:
    """Whether the actor is the requester or copied."""
    return bool(actor.id) and Participant.objects.filter(ticket=ticket, person_id=actor.id).exists()
