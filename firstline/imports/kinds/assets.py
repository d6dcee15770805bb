"""Lists of assets. A row with a number that is known changes that asset; an empty cell leaves what is there."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from firstline.catalogue.actions.keep_asset import CannotKeepAsset, cleaned_values
from firstline.catalogue.events import AssetAdded, AssetChanged
from firstline.catalogue.models import Asset, AssetState, Product
from firstline.catalogue.models.asset import tag_key
from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.events import Event, record_all
from firstline.core.permissions import Permission
from firstline.imports.days import read_day
from firstline.imports.kinds.kind import Checked, Fault, Field, Kind, Row, Written, looked_up
from firstline.imports.kinds.naming import Named, organisations_named, people_named

FIELDS = (
    Field(
        "tag",
        gettext_lazy("Number"),
        ("tag", "asset tag", "inventory number", "nummer", "inventarienummer", "stöldskyddsnummer", "märkning"),
        is_needed=True,
    ),
    Field("name", gettext_lazy("Name"), ("device", "description", "namn", "benämning", "enhet", "beskrivning")),
    Field("product", gettext_lazy("Product or service"), ("product", "model", "produkt", "modell", "tjänst")),
    Field("serial", gettext_lazy("Serial number"), ("serial", "serial no", "s/n", "sn", "serienummer", "serienr")),
    Field(
        "owner",
        gettext_lazy("Whose it is"),
        (
            "owner",
            "user",
            "assigned to",
            "email",
            "mail",
            "ägare",
            "användare",
            "innehavare",
            "e-post",
        ),
    ),
    Field(
        "organisation",
        gettext_lazy("Organisation"),
        ("company", "customer", "department", "organization", "organisation", "företag", "kund", "avdelning"),
    ),
    Field("location", gettext_lazy("Where it is"), ("location", "place", "room", "plats", "placering", "rum")),
    Field(
        "bought_on",
        gettext_lazy("Bought on"),
        ("purchased", "purchase date", "bought", "köpt", "inköpsdatum", "köpdatum"),
    ),
    Field(
        "warranty_until",
        gettext_lazy("Warranty until"),
        ("warranty", "warranty end", "warranty expires", "garanti", "garanti till", "garanti t.o.m."),
    ),
    Field("state", gettext_lazy("State"), ("status", "tillstånd", "läge")),
    Field("note", gettext_lazy("Note"), ("comment", "notes", "anteckning", "kommentar")),
)
ALSO_CALLED = {
    AssetState.IN_USE: ("active", "deployed", "i drift", "i bruk", "aktiv"),
    AssetState.IN_STORE: ("stock", "in stock", "spare", "i lager", "lager", "reserv"),
    AssetState.IN_REPAIR: ("repair", "på reparation", "reparation"),
    AssetState.RETIRED: ("disposed", "scrapped", "utrangerad", "kasserad", "skrotad", "avvecklad"),
}
DAYS = ("bought_on", "warranty_until")
PLAIN = ("tag", "name", "serial", "location", "note")


def check(rows: Sequence[Row]) -> list[Checked]:
    known = _known_assets(rows)
    look_up: dict[str, Callable[[str], Any]] = {
        "owner": people_named([row.values.get("owner", "") for row in rows]).find,
        "organisation": organisations_named([row.values.get("organisation", "") for row in rows]).find,
        "product": _products().find,
        "state": _states().find,
        **dict.fromkeys(DAYS, _day),
        **dict.fromkeys(PLAIN, str),
    }
    return [_checked(row, known.get(_key(row.values)), look_up) for row in rows]


def _checked(row: Row, known: Asset | None, look_up: dict[str, Callable[[str], Any]]) -> Checked:
    checked = looked_up(row, known, look_up)
    if known is None and not row.values.get("name") and checked.values.get("product"):
        checked.values["name"] = checked.values["product"].name
    if not checked.faults:
        _check_together(checked)
    return checked


def _check_together(checked: Checked) -> None:
    try:
        checked.values = cleaned_values(checked.known or Asset(), checked.values)
    except CannotKeepAsset as refusal:
        checked.faults.append(Fault(refusal.field or "", str(refusal)))


def write(rights: Sequence[Checked], by: Actor, at: datetime) -> Written:
    new = [Asset(created_at=at, **one.values) for one in rights if one.known is None]
    Asset.objects.bulk_create(new)
    events: list[Event] = [AssetAdded(asset_id=one.pk, tag=one.tag, name=one.name) for one in new]
    old = [one for one in rights if one.known is not None]
    told = [event for one in old if (event := _change(one.known, one.values)) is not None]
    record_all([*events, *told], by=by, at=at)
    return Written(made=len(new), changed=len(told), unchanged=len(old) - len(told))


def _change(asset: Asset, values: dict[str, Any]) -> AssetChanged | None:
    changes = apply_changes(asset, values)
    changes.pop("tag_key", None)
    return AssetChanged(asset_id=asset.pk, tag=asset.tag, changes=changes) if changes else None


def _known_assets(rows: Sequence[Row]) -> dict[str, Asset]:
    keys = {_key(row.values) for row in rows} - {""}
    found = Asset.objects.filter(tag_key__in=keys).select_related("owner", "organisation", "product")
    return {one.tag_key: one for one in found}


def _key(values: dict[str, str]) -> str:
    return tag_key(values.get("tag", ""))


def _day(text: str) -> object:
    try:
        return read_day(text)
    except ValueError as fault:
        raise ValueError(_("“%(text)s” is no date. Write it as 2026-03-04.") % {"text": text}) from fault


def _products() -> Named:
    found = Named(_("There is no product or service called “%(text)s”. Add it first, or leave the cell empty."))
    for product in Product.objects.all():
        for name in (product.name, *product.translations.values()):
            found.add(name, product)
    return found


def _states() -> Named:
    found = Named(_("“%(text)s” is no state. Write in use, in store, in repair or retired."))
    for code, words in AssetState.choices:
        for said in (code, *ALSO_CALLED[AssetState(code)]):
            found.add(said, code)
        for language in ("en", "sv"):
            with override(language):
                found.add(str(words), code)
    return found


ASSETS = Kind(
    code="assets",
    label=gettext_lazy("Assets"),
    permission=Permission.ASSETS,
    fields=FIELDS,
    key=_key,
    check=check,
    write=write,
    example=(
        {
            "tag": "PC-1042",
            "name": "Laptop in the workshop",
            "serial": "5CG1234XYZ",
            "owner": "anna@example.com",
            "location": "Floor 3",
            "bought_on": "2025-03-04",
            "warranty_until": "2028-03-03",
            "state": "in use",
        },
        {
            "tag": "PR-7",
            "name": "Printer at the reception",
            "location": "Reception",
            "state": "in repair",
            "note": "At the workshop since Monday",
        },
    ),
)
