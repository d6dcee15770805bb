"""What the portal's forms ask for. They only read; what may be is decided by the actions."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from firstline.catalogue.models import Asset, Product
from firstline.catalogue.policies import visible_assets
from firstline.catalogue.queries import active_products, assets_of, in_service
from firstline.core.access import Actor
from firstline.pages.asked import asked_id
from firstline.people.models import Person
from firstline.tickets.stages import Level

MOST_ASSETS = 60
LONGEST_TEXT = 100_000

HINDRANCE = [
    (Level.HIGH.value, _("I can't work")),
    (Level.MEDIUM.value, _("It slows me down")),
    (Level.LOW.value, _("It can wait")),
]
TOUCHED = [
    (Level.LOW.value, _("Only me")),
    (Level.MEDIUM.value, _("Several of us")),
    (Level.HIGH.value, _("Everybody")),
]


class ProductField(forms.ModelChoiceField[Product]):
    """Names in the viewer's language, and a first line that means "none of these"."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Product.objects.none(), empty_label=_("I don't know, or something else"), **options)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.label)


class AssetField(forms.ModelChoiceField[Asset]):
    """Which of their things it is about. `offer` says what is shown; `queryset` what may be sent."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Asset.objects.none(), empty_label=_("None of these"), **options)

    def offer(self, actor: Actor, person: Person, wanted: int) -> bool:
        """Whether there is anything to choose."""
        self.queryset = in_service(visible_assets(actor))
        shown = list(assets_of(actor, person)[:MOST_ASSETS])
        if wanted and all(one.pk != wanted for one in shown):
            shown = [*self.queryset.filter(pk=wanted), *shown]
        self.choices = [("", self.empty_label), *((one.pk, str(one)) for one in shown)]
        return bool(shown)


class RegisterForm(forms.Form):
    """A new request. The last two are asked only of those who aren't signed in, the asset only of those who are."""

    subject = forms.CharField(
        label=_("In a few words"),
        help_text=_("Such as “Printer on floor 3 prints blank pages”."),
        max_length=250,
        error_messages={
            "required": _("Say in a few words what is wrong."),
            "max_length": _("That is a long line. Shorten it, and put the rest into the next field."),
        },
    )
    text = forms.CharField(
        label=_("Tell us more"),
        help_text=_("What did you do, what happened, since when? What you see on the screen helps most."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=LONGEST_TEXT,
        required=False,
        error_messages={"max_length": _("This is longer than we can take. Put the long part into a file.")},
    )
    asset = AssetField(label=_("Which of your things is it about?"), required=False)
    product = ProductField(label=_("For which product or service?"), required=False)
    urgency = forms.TypedChoiceField(
        label=_("How much does it hinder you?"),
        choices=HINDRANCE,
        coerce=int,
        widget=forms.RadioSelect,
        required=False,
    )
    impact = forms.TypedChoiceField(
        label=_("Who else has it?"),
        choices=TOUCHED,
        coerce=int,
        widget=forms.RadioSelect,
        required=False,
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=160,
        error_messages={"required": _("Write your name, so that we know what to call you.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.CharField(
        label=_("Your mail address"),
        help_text=_("The answer goes there."),
        max_length=254,
        error_messages={"required": _("Write your mail address, or the answer can't reach you.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(
        self, *args: Any, is_known: bool, actor: Actor | None = None, person: Person | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._offer_assets(actor, person)
        products = active_products()
        self.fields["product"].queryset = products  # type: ignore[attr-defined]
        if not products.exists():
            del self.fields["product"]
        if is_known:
            del self.fields["name"], self.fields["email"]

    def _offer_assets(self, actor: Actor | None, person: Person | None) -> None:
        field = self.fields["asset"]
        assert isinstance(field, AssetField)
        wanted = asked_id(str(self["asset"].value() or ""))
        if actor is None or person is None or not field.offer(actor, person, wanted):
            del self.fields["asset"]


class AnswerForm(forms.Form):
    """Something more to a request. It may be empty where files come with it; the action decides."""

    text = forms.CharField(
        widget=forms.Textarea,
        max_length=LONGEST_TEXT,
        required=False,
        error_messages={"max_length": _("This is longer than we can take. Put the long part into a file.")},
    )


def fresh_client_id() -> str:
    return str(uuid.uuid4())
