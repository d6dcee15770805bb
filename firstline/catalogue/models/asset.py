from django.db import models
from django.utils.translation import gettext_lazy as _

from firstline.catalogue.models.product import Product
from firstline.people.models import Organisation, Person


class AssetState(models.TextChoices):
    IN_USE = "in_use", _("In use")
    IN_STORE = "in_store", _("In store")
    IN_REPAIR = "in_repair", _("In repair")
    RETIRED = "retired", _("Retired")


class Asset(models.Model):
    """One thing somebody has: this printer, that phone, a licence. Retired it stays, with all its requests."""

    tag = models.CharField(max_length=60, help_text="the number on its label")
    tag_key = models.CharField(max_length=60, unique=True, help_text="the tag as it is compared: without case")
    name = models.CharField(max_length=160)
    product = models.ForeignKey(Product, null=True, blank=True, on_delete=models.PROTECT, related_name="assets")
    serial = models.CharField(max_length=120, blank=True, db_index=True)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="assets")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="assets", db_index=False
    )
    location = models.CharField(max_length=160, blank=True)
    bought_on = models.DateField(null=True, blank=True)
    warranty_until = models.DateField(null=True, blank=True, help_text="the last day of it")
    state = models.CharField(max_length=20, choices=AssetState.choices, default=AssetState.IN_USE)
    note = models.TextField(blank=True)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "asset"
        indexes = [
            models.Index(fields=["name", "id"], name="asset_by_name"),
            models.Index(fields=["organisation", "name", "id"], name="asset_of_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.tag})"

    @property
    def is_retired(self) -> bool:
        return self.state == AssetState.RETIRED


def tag_key(tag: str) -> str:
    """The tag as it is compared: PC-7 and pc-7 are one."""
    return tag.strip().casefold()[:60]
