"""Reading the catalogue."""

from django.db.models import F, Q, QuerySet

from firstline.catalogue.models import Asset, AssetState, Category, Product
from firstline.catalogue.models.asset import tag_key
from firstline.catalogue.policies import visible_assets
from firstline.catalogue.tree import Branch, branches_of
from firstline.core.access import Actor
from firstline.core.models import LoggedEvent
from firstline.people.models import Person


def active_products() -> QuerySet[Product]:
    return Product.objects.filter(is_active=True)


def category_tree(*, with_inactive: bool = False) -> list[Branch]:
    """All categories, each below its parent, in the order they were given."""
    categories = Category.objects.all() if with_inactive else Category.objects.filter(is_active=True)
    return branches_of(categories)


def find_assets(actor: Actor, words: str) -> QuerySet[Asset]:
    """The assets this actor may see whose number, name, serial number, location or owner's name hold all of `words`."""
    matching = Q()
    for word in words.split()[:8]:
        matching &= (
            Q(tag_key__contains=tag_key(word))
            | Q(name__icontains=word)
            | Q(serial__icontains=word)
            | Q(location__icontains=word)
            | Q(owner__name__icontains=word)
        )
    return visible_assets(actor).filter(matching)


def assets_of(actor: Actor, person: Person) -> QuerySet[Asset]:
    """What somebody may ask about first: their own, then what their organisation has for everybody."""
    whose = Q(owner=person)
    if person.organisation_id:
        whose |= Q(owner=None, organisation_id=person.organisation_id)
    return in_service(visible_assets(actor).filter(whose)).order_by(F("owner").asc(nulls_last=True), "name", "id")


def history_of(asset: Asset, most: int = 100) -> list[LoggedEvent]:
    """What happened to it, the newest first."""
    happened = LoggedEvent.objects.filter(subject="asset", subject_id=asset.pk)
    return list(happened.order_by("-id")[:most])


def in_service(assets: QuerySet[Asset]) -> QuerySet[Asset]:
    """Those of `assets` that a request can be about."""
    return assets.exclude(state=AssetState.RETIRED)


def asset_called(actor: Actor, text: str) -> Asset | None:
    """The one asset with exactly this number or serial number, if this actor may see it."""
    seen = visible_assets(actor)
    by_tag = seen.filter(tag_key=tag_key(text)).first()
    if by_tag is not None or not text.strip():
        return by_tag
    same_serial = seen.filter(serial=text.strip())[:2]
    return same_serial[0] if len(same_serial) == 1 else None
