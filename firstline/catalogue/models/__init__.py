from firstline.catalogue.models.category import Category
from firstline.catalogue.models.product import Product

__all__ = ["Category", "Product"]
