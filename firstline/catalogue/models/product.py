from django.db import models

from firstline.core.names import Named


class Product(Named):
    """A product or a service that help is given for."""

    kind = models.CharField(max_length=10, choices=[("product", "product"), ("service", "service")], default="product")
    description = models.CharField(max_length=250, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        db_table = "product"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["name"], name="product_name_once")]
