"""Adding and changing assets."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from firstline.catalogue.events import AssetAdded, AssetChanged
from firstline.catalogue.models import Asset, AssetState
from firstline.catalogue.models.asset import tag_key
from firstline.catalogue.policies import require_assets
from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.text import one_line, printable

LINES = {"tag": 60, "name": 160, "serial": 120, "location": 160}
LONGEST_NOTE = 4000
FIELDS = frozenset(
    {*LINES, "product", "owner", "organisation", "bought_on", "warranty_until", "state", "note"},
)


class CannotKeepAsset(DomainError):
    code = "cannot_keep_asset"


def add_asset(*, by: Actor, at: datetime, **values: Any) -> Asset:
    """Add an asset: `tag` and `name`, and of the other `FIELDS` what is known. Where nothing says whose it is but its
    owner, it is their organisation's. Raises CannotKeepAsset, NotAllowed."""
    require_assets(by)
    asset = Asset(created_at=at)
    cleaned = cleaned_values(asset, values)
    for name, value in cleaned.items():
        setattr(asset, name, value)
    try:
        with transaction.atomic():
            asset.save()
            record(AssetAdded(asset_id=asset.pk, tag=asset.tag, name=asset.name), by=by, at=at)
    except IntegrityError as clash:
        raise _taken(asset.tag) from clash
    return asset


def change_asset(asset: Asset, *, by: Actor, at: datetime, **values: Any) -> Asset:
    """Change those of `FIELDS` that are given. Raises CannotKeepAsset, NotAllowed."""
    require_assets(by)
    try:
        with transaction.atomic():
            return _change(asset, values, by, at)
    except IntegrityError as clash:
        raise _taken(values.get("tag", "")) from clash


def _change(asset: Asset, values: dict[str, Any], by: Actor, at: datetime) -> Asset:
    asset = Asset.objects.select_for_update(of=("self",)).get(pk=asset.pk)
    changes = apply_changes(asset, cleaned_values(asset, values))
    changes.pop("tag_key", None)
    if changes:
        record(AssetChanged(asset_id=asset.pk, tag=asset.tag, changes=changes), by=by, at=at)
    return asset


def cleaned_values(asset: Asset, values: dict[str, Any]) -> dict[str, Any]:
    """`values` as they are stored. Raises CannotKeepAsset for the first that can't be."""
    if unknown := set(values) - FIELDS:
        raise TypeError(f"not fields of an asset: {unknown}")
    cleaned = {name: one_line(value, LINES[name]) if name in LINES else value for name, value in values.items()}
    if "note" in cleaned:
        cleaned["note"] = printable(cleaned["note"]).strip()[:LONGEST_NOTE]
    for name, sentence in _needed().items():
        if not cleaned.get(name, getattr(asset, name)):
            raise CannotKeepAsset(sentence, field=name)
    if cleaned.get("state", asset.state) not in AssetState.values:
        raise CannotKeepAsset(_("There is no such state."), field="state")
    if "tag" in cleaned:
        cleaned["tag_key"] = tag_key(cleaned["tag"])
    _check_dates(asset, cleaned)
    _follow_owner(asset, cleaned)
    return cleaned


def _needed() -> dict[str, str]:
    return {"tag": _("Give it the number on its label."), "name": _("Say what it is, such as “Laptop Nova 14”.")}


def _check_dates(asset: Asset, cleaned: dict[str, Any]) -> None:
    bought = cleaned.get("bought_on", asset.bought_on)
    until = cleaned.get("warranty_until", asset.warranty_until)
    if bought and until and until < bought:
        raise CannotKeepAsset(_("The warranty can't end before the day it was bought."), field="warranty_until")


def _follow_owner(asset: Asset, cleaned: dict[str, Any]) -> None:
    """A new owner brings their organisation along, unless one is named."""
    owner = cleaned.get("owner")
    if owner is not None and owner != asset.owner and not cleaned.get("organisation"):
        cleaned["organisation"] = owner.organisation


def _taken(tag: str) -> CannotKeepAsset:
    return CannotKeepAsset(_("There is already an asset with the number “%(tag)s”.") % {"tag": tag}, field="tag")
