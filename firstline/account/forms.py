"""What the pages for signing in and for one's own account ask for."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from firstline.pages.languages import offered_languages
from firstline.pages.time_zones import time_zone_choices
from firstline.people.models import Person

THEMES = [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))]


def address_field() -> forms.CharField:
    """Not validated as an address: real ones fail validators, and a wrong one is answered as an unknown one is."""
    return forms.CharField(
        label=_("Mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Write your mail address.")},
    )


def password_field(label: Any, autocomplete: str, missing: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": missing},
    )


class SignInForm(LoginForm):
    """Address and password. Says the same of an unknown address as of a wrong password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["login"] = address_field()
        self.fields["password"] = password_field(_("Password"), "current-password", _("Write your password."))


class AskLinkForm(forms.Form):
    email = address_field()


class InvitationForm(forms.Form):
    password = password_field(_("Choose a password"), "new-password", _("Write a password."))


class NewPasswordForm(forms.Form):
    """`current` is asked for where there is one and the person hasn't just come in by a link."""

    current = password_field(_("Your password now"), "current-password", _("Write your password."))
    password = password_field(_("New password"), "new-password", _("Write a password."))

    def __init__(self, *args: Any, asks_current: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not asks_current:
            del self.fields["current"]


class NewAddressForm(forms.Form):
    email = forms.CharField(
        label=_("New mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Write the new address.")},
    )


class ProfileForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )
    phone = forms.CharField(
        label=_("Phone"), max_length=60, required=False, widget=forms.TextInput(attrs={"autocomplete": "tel"})
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)
    theme = forms.ChoiceField(label=_("Light or dark"), choices=THEMES, widget=forms.RadioSelect, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._choices("language", [("", _("As my browser says")), *offered_languages()])
        self._choices("time_zone", [("", _("As the desk")), *time_zone_choices()])

    def _choices(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField), "declared above"
        field.choices = choices

    @classmethod
    def of(cls, person: Person, theme: str) -> "ProfileForm":
        known = {name: getattr(person, name) for name in ("name", "phone", "language", "time_zone")}
        return cls(initial={**known, "theme": theme or "system"})


def theme_chosen(value: str | None) -> str:
    """A theme, "system" for anything that is none."""
    return value if value in dict(THEMES) else "system"
