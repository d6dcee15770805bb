"""Who sees a view beside their queues, who may change it, and whose an export is."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import NotAllowed, NotFound
from firstline.core.permissions import Permission
from firstline.views.models import Export, SavedView, Sharing


def visible_views(actor: Actor) -> QuerySet[SavedView]:
    """The actor's own, and what is shared with everybody or one of their teams. Only people who work at the desk."""
    if not actor.is_agent or not actor.id:
        return SavedView.objects.none()
    shared_with_teams = SavedView.teams.through.objects.filter(team_id__in=sorted(actor.team_ids))
    return SavedView.objects.filter(
        Q(owner_id=actor.id)
        | Q(sharing=Sharing.ALL)
        | Q(sharing=Sharing.TEAMS, pk__in=shared_with_teams.values("savedview_id"))
    )


def access_view(actor: Actor, view_id: int) -> SavedView:
    """The view, if this actor sees it. Raises NotFound."""
    found = visible_views(actor).select_related("owner").filter(pk=view_id).first()
    if found is None:
        raise NotFound(_("There is no such view."))
    return found


def can_change(actor: Actor, view: SavedView) -> bool:
    """One's own; and what is shared, for those who may share."""
    return view.owner_id == actor.id or (view.is_shared and actor.can(Permission.SHARE_VIEWS))


def require_change(actor: Actor, view: SavedView) -> None:
    """Raises NotAllowed."""
    if not can_change(actor, view):
        raise NotAllowed(_("This view is kept by %(name)s. Save your own from it.") % {"name": view.owner.name})


def can_export(actor: Actor) -> bool:
    return actor.is_agent and actor.can(Permission.EXPORT)


def require_export(actor: Actor) -> None:
    """Raises NotAllowed."""
    if not can_export(actor):
        raise NotAllowed(_("Your role does not allow exports. Ask an administrator if you need them."))


def access_export(actor: Actor, export_id: int) -> Export:
    """An export this actor asked for. Raises NotFound, also for those who may not export any more."""
    mine = Export.objects.select_related("file").filter(person_id=actor.id or 0, pk=export_id)
    found = mine.first() if can_export(actor) else None
    if found is None:
        raise NotFound(_("There is no such export."))
    return found
