"""What the portal's forms ask for. They only read; what may be is decided by the actions."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from firstline.catalogue.models import Product
from firstline.catalogue.queries import active_products
from firstline.tickets.stages import Level

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


class RegisterForm(forms.Form):
    """A new request. The last two are asked only of those who aren't signed in."""

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

    def __init__(self, *args: Any, is_known: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        products = active_products()
        self.fields["product"].queryset = products  # type: ignore[attr-defined]
        if not products.exists():
            del self.fields["product"]
        if is_known:
            del self.fields["name"], self.fields["email"]


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
