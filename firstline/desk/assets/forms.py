"""What the form of an asset asks for. It only reads; what may be is decided by the actions."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from firstline.catalogue.models import Asset, AssetState, Product
from firstline.core.access import Actor
from firstline.pages.asked import asked_id
from firstline.people.models import Organisation, Person
from firstline.people.policies import visible_people
from firstline.people.queries import find_people

SHOWN = ("tag", "name", "product", "serial", "organisation", "location", "bought_on", "warranty_until", "state", "note")
DAY = {"type": "date"}


class AssetForm(forms.Form):
    """The owner is written by name and chosen from whom that may mean (`person`)."""

    tag = forms.CharField(
        label=gettext_lazy("Number"),
        help_text=gettext_lazy("What stands on its label. No two assets have the same."),
        max_length=60,
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=160)
    product = forms.ModelChoiceField(
        Product.objects.filter(is_active=True),
        label=gettext_lazy("Product or service"),
        required=False,
        empty_label=gettext_lazy("None"),
    )
    serial = forms.CharField(label=gettext_lazy("Serial number"), max_length=120, required=False)
    owner_name = forms.CharField(
        label=gettext_lazy("Whose it is"),
        help_text=gettext_lazy("A name or a mail address. Empty for what everybody uses."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.filter(is_active=True),
        label=gettext_lazy("Organisation"),
        help_text=gettext_lazy("Empty: that of whoever has it."),
        required=False,
        empty_label=gettext_lazy("None"),
    )
    location = forms.CharField(label=gettext_lazy("Where it is"), max_length=160, required=False)
    bought_on = forms.DateField(
        label=gettext_lazy("Bought on"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    warranty_until = forms.DateField(
        label=gettext_lazy("Warranty until"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=AssetState.choices, initial=AssetState.IN_USE)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("For the desk only: users don't see it."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, by: Actor, asset: Asset | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self._by, self._asset = by, asset
        if asset is not None:
            self._offer_what_it_has(asset)

    def _offer_what_it_has(self, asset: Asset) -> None:
        """Also what can't be chosen any more."""
        for name, model in (("product", Product), ("organisation", Organisation)):
            wanted = Q(is_active=True) | Q(pk=getattr(asset, f"{name}_id"))
            self.fields[name].queryset = model._default_manager.filter(wanted)  # type: ignore[attr-defined]

    @property
    def people(self) -> list[Person]:
        """Whom the name that was sent may mean, when nobody was chosen."""
        return list(find_people(self.data["owner_name"])) if self.data.get("owner_name") else []

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        values["owner"] = self._owner(values.pop("owner_name", ""))
        return values

    def _owner(self, name: str) -> Person | None:
        owner = self._asset.owner if self._asset else None
        if chosen := asked_id(self.data.get("person")):
            return visible_people(self._by).select_related("organisation").filter(pk=chosen).first()
        if not name or (owner is not None and name == owner.name):
            return owner if name else None
        meant = list(find_people(name, 2))
        if len(meant) != 1:
            sentence = _("Several people are called so: choose one.") if meant else _("We know nobody by this name.")
            self.add_error("owner_name", sentence)
            return owner
        return meant[0]


def initial_of(asset: Asset) -> dict[str, Any]:
    values = {name: getattr(asset, name) for name in SHOWN}
    return {**values, "owner_name": asset.owner.name if asset.owner else ""}
