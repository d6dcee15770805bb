from django.db import models
from django.utils.translation import gettext_lazy as _

from firstline.core.names import Named


class ProductKind(models.TextChoices):
    HARDWARE = "hardware", _("Hardware")
    SOFTWARE = "software", _("Software")
    SERVICE = "service", _("Service")


class Product(Named):
    """A product or a service that help is given for."""

    kind = models.CharField(max_length=10, choices=ProductKind.choices, default=ProductKind.HARDWARE)
    description = models.CharField(max_length=250, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        db_table = "product"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["name"], name="product_name_once")]
