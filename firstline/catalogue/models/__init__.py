from firstline.catalogue.models.asset import Asset, AssetState
from firstline.catalogue.models.category import Category
from firstline.catalogue.models.product import Product, ProductKind

__all__ = ["Asset", "AssetState", "Category", "Product", "ProductKind"]
