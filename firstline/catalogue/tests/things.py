"""Assets for tests, made by the product's own actions."""

from typing import Any

from firstline.catalogue.actions.keep_asset import add_asset
from firstline.catalogue.models import Asset
from firstline.core.access import SYSTEM
from tests.cast import NOW


def asset(tag: str, name: str = "Laptop Nova 14", **values: Any) -> Asset:
    return add_asset(tag=tag, name=name, by=SYSTEM, at=NOW, **values)
