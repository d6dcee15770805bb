"""Who may see teams: those who work at the desk."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import NotFound
from firstline.teams.models import Team


def visible_teams(actor: Actor) -> QuerySet[Team]:
    return Team.objects.all() if actor.is_agent or actor.kind == "system" else Team.objects.none()


def access_team(actor: Actor, team_id: int) -> Team:
    """The team, if this actor may see it. Raises NotFound."""
    found = visible_teams(actor).filter(pk=team_id).first()
    if found is None:
        raise NotFound(_("There is no such team."))
    return found
