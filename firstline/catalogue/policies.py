"""Who may see and manage assets. Categories and products are everybody's."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from firstline.catalogue.models import Asset
from firstline.core.access import Actor, Reach
from firstline.core.errors import NotAllowed, NotFound
from firstline.core.permissions import Permission


def visible_assets(actor: Actor) -> QuerySet[Asset]:
    """Those who work at the desk see every asset, users their own, and managers those of their organisation too."""
    return Asset.objects.filter(_sight(actor))


def _sight(actor: Actor) -> Q:
    if actor.kind == "system" or actor.is_agent:
        return Q()
    if actor.kind == "guest" or not actor.id:
        return Q(pk=None)
    own = Q(owner_id=actor.id)
    if actor.reach == Reach.ORGANISATION and actor.organisation_id:
        return own | Q(organisation_id=actor.organisation_id)
    return own


def access_asset(actor: Actor, asset_id: int) -> Asset:
    """The asset, if this actor may see it. Raises NotFound, the same for strangers as for no such asset."""
    related = visible_assets(actor).select_related("product", "owner", "organisation")
    found = related.filter(pk=asset_id).first()
    if found is None:
        raise NotFound(_("There is no such asset."))
    return found


def require_assets(actor: Actor) -> None:
    """Raises NotAllowed unless the actor may manage assets."""
    if not actor.can(Permission.ASSETS):
        raise NotAllowed(_("Your role does not allow this. Ask an administrator if you need it."))
