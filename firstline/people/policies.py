"""Who may see and manage people and organisations."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import NotAllowed, NotFound
from firstline.core.permissions import Permission
from firstline.core.prepared import Prepared
from firstline.people.models import ApiToken, Organisation, Person


def visible_people(actor: Actor) -> QuerySet[Person]:
    """Agents see everybody; users see themselves and the people who work at the desk are shown to them by name only
    where a ticket does so."""
    everybody = Person.objects.all()
    return everybody if actor.is_agent or actor.kind == "system" else everybody.filter(Q(pk=actor.id or 0))


def visible_organisations(actor: Actor) -> QuerySet[Organisation]:
    every = Organisation.objects.all()
    return every if actor.is_agent or actor.kind == "system" else every.filter(pk=actor.organisation_id or 0)


def access_person(actor: Actor, person_id: int) -> Person:
    """The person, if this actor may see them. Raises NotFound."""
    found = _visible_person.first(actor, person_id=person_id)
    if found is None:
        raise NotFound(_("There is no such person."))
    return found


def _visible_person_of(actor: Actor, person_id: int) -> QuerySet[Person]:
    return visible_people(actor).select_related("organisation", "role").filter(pk=person_id)


_visible_person = Prepared(_visible_person_of)


def access_organisation(actor: Actor, organisation_id: int) -> Organisation:
    """The organisation, if this actor may see it. Raises NotFound."""
    found = visible_organisations(actor).filter(pk=organisation_id).first()
    if found is None:
        raise NotFound(_("There is no such organisation."))
    return found


def visible_tokens(actor: Actor) -> QuerySet[ApiToken]:
    """One's own, and all for those who manage roles: a token is a role on a leash."""
    every = ApiToken.objects.select_related("person")
    return every if actor.can(Permission.ROLES) else every.filter(person_id=actor.id or 0)


def access_token(actor: Actor, token_id: int) -> ApiToken:
    """The token, if this actor may see it. Raises NotFound."""
    found = visible_tokens(actor).filter(pk=token_id).first()
    if found is None:
        raise NotFound(_("There is no such token."))
    return found


def require(actor: Actor, permission: Permission) -> None:
    """Raises NotAllowed unless the actor has `permission`."""
    if not actor.can(permission):
        raise NotAllowed(_("Your role does not allow this. Ask an administrator if you need it."))
