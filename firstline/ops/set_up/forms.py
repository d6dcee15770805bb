"""The forms of the set-up, a step each."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from firstline.channels.email.models.mail_service import Region
from firstline.channels.email.models.mailbox import Security
from firstline.channels.email.services.known import BRINGING, OUTGOING
from firstline.pages.languages import offered_languages
from firstline.pages.time_zones import time_zone_choices

BOTH_WAYS = [(code, words) for code, words in BRINGING if not code or code in OUTGOING]
"""The services that bring mail and take it."""


def server_field(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=250,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


def secret_field(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=1000,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}, render_value=True),
    )


def port_field(initial: int) -> forms.IntegerField:
    wrong = _("A port is a number from 1 to 65535.")
    return forms.IntegerField(
        label=_("Port"),
        initial=initial,
        min_value=1,
        max_value=65535,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class DeskForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the desk"),
        help_text=_("Users see it on every page and mail, for example “Bergs IT support”."),
        max_length=80,
        error_messages={"required": _("Give the desk a name.")},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        help_text=_("For users whose own language is not known."),
        choices=offered_languages,
        widget=forms.RadioSelect,
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zone_choices)


class AdministratorForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=160,
        error_messages={"required": _("Write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.CharField(
        label=_("Your mail address"),
        help_text=_("Your own, not the desk's: you sign in with it."),
        max_length=254,
        error_messages={"required": _("Give a mail address: you sign in with it.")},
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=_("At least ten characters. A few words are easier to remember and harder to guess."),
        max_length=200,
        strip=False,
        error_messages={"required": _("Choose a password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )


class Kind(TextChoices):
    """How a mailbox is opened, in the words of somebody who knows where it is and no more."""

    IMAP = "imap", _("Fetched by IMAP, with a password (most mailboxes)")
    POP3 = "pop3", _("Fetched by POP3, with a password")
    MICROSOFT = "microsoft", _("At Microsoft 365")
    GOOGLE = "google", _("At Google")
    HANDED = "handed", _("Our own mail server hands it over (LMTP or a pipe)")
    SERVICE = "service", _("At a mail service, such as Mailgun or Postmark")


FETCHED = (Kind.IMAP, Kind.POP3)
BY_SERVER = (*FETCHED, Kind.HANDED)


class MailboxForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("How does its mail come?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        initial=Kind.IMAP,
        required=False,
    )
    address = forms.CharField(
        label=_("The desk's address"),
        help_text=_("Where users write to, for example support@example.com."),
        max_length=254,
        error_messages={"required": _("Write the address that users write to.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    imap_host = server_field(_("Server for incoming mail"))
    imap_port = port_field(initial=993)
    imap_security = forms.ChoiceField(label=_("Encryption"), choices=Security.choices, initial=Security.SSL)
    smtp_host = server_field(_("Server for outgoing mail (SMTP)"))
    smtp_port = port_field(initial=587)
    smtp_security = forms.ChoiceField(label=_("Encryption"), choices=Security.choices, initial=Security.STARTTLS)
    user = forms.CharField(
        label=_("User name at these servers"),
        help_text=_("Often the same as the address."),
        max_length=250,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    password = forms.CharField(
        label=_("Password of the mailbox"),
        help_text=_("Kept encrypted. Large providers want an “app password” made for this."),
        max_length=500,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}, render_value=True),
    )

    service = forms.ChoiceField(label=_("Mail service"), choices=BOTH_WAYS, required=False)
    key = secret_field(_("API key"), _("One that may send is enough. Postmark calls it the server token."))
    second_key = secret_field(_("Secret key"), _("Only for Mailjet."))
    signing_key = secret_field(
        _("Signing key"), _("For MailerSend, Mailgun and Mandrill, which sign what they hand over.")
    )
    region = forms.ChoiceField(label=_("Region"), choices=Region.choices, required=False)

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or Kind.IMAP

    def clean(self) -> dict[str, Any]:
        kind = self.cleaned_data.get("kind")
        if kind in FETCHED and not self.cleaned_data.get("imap_host"):
            self.add_error("imap_host", _("Name a server, such as imap.example.com."))
        if kind in BY_SERVER and not self.cleaned_data.get("smtp_host"):
            self.add_error("smtp_host", _("Name a server, such as smtp.example.com."))
        return self.cleaned_data


class TeamMatesForm(forms.Form):
    addresses = forms.CharField(
        label=_("Mail addresses, one per line"),
        help_text=_("With a name if you like: Boris Nord <boris@example.com>"),
        max_length=10_000,
        error_messages={"required": _("Write at least one address, or skip this step.")},
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
    )
    role = forms.ChoiceField(label=_("They come as"), initial="agent", widget=forms.RadioSelect)
