"""Taking an asset out of use: it can't be chosen any more, and keeps its history and its requests."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.catalogue.events import AssetRetired
from firstline.catalogue.models import Asset, AssetState
from firstline.catalogue.policies import require_assets
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record


class CannotRetire(DomainError):
    code = "cannot_retire"


def retire_asset(asset: Asset, *, by: Actor, at: datetime) -> Asset:
    """Raises CannotRetire when it is retired already, NotAllowed."""
    require_assets(by)
    with transaction.atomic():
        asset = Asset.objects.select_for_update(of=("self",)).get(pk=asset.pk)
        if asset.is_retired:
            raise CannotRetire(_("It is retired already."))
        before, asset.state = asset.state, AssetState.RETIRED
        asset.save(update_fields=["state"])
        record(AssetRetired(asset_id=asset.pk, tag=asset.tag, state_before=before), by=by, at=at)
    return asset
