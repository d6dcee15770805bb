"""Giving the people and organisations of the demo what they have."""

from __future__ import annotations

from datetime import datetime

from firstline.catalogue.actions.keep_asset import add_asset
from firstline.core.access import Actor
from firstline.ops.demo.cast.assets import assets
from firstline.ops.demo.loading.house import House


def give_out(house: House, by: Actor, at: datetime) -> None:
    """Add all assets of the cast, by `by`."""
    for told in assets(at.date()):
        product = house.products[told.product]
        made = add_asset(
            tag=told.tag,
            name=product.name,
            serial=told.serial,
            product=product,
            owner=house.person(told.owner or None),
            organisation=house.organisations[told.organisation],
            location=told.location,
            bought_on=told.bought_on,
            warranty_until=told.warranty_until,
            state=told.state,
            by=by,
            at=at,
        )
        if not made.is_retired:
            house.assets[told.owner or told.organisation, told.product] = made
