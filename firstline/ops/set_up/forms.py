"""The forms of the set-up, a step each."""

from django import forms
from django.utils.translation import gettext_lazy as _

from firstline.channels.email.models.mailbox import Security
from firstline.pages.languages import offered_languages
from firstline.pages.time_zones import time_zone_choices


class DeskForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the desk"),
        help_text=_("Users see it on every page and mail, for example “Bergs IT support”."),
        max_length=80,
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
    name = forms.CharField(label=_("Your name"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.CharField(
        label=_("Your mail address"),
        help_text=_("Your own, not the desk's: you sign in with it."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=_("At least ten characters. A few words are easier to remember and harder to guess."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )


class MailboxForm(forms.Form):
    address = forms.CharField(
        label=_("The desk's address"),
        help_text=_("Where users write to, for example support@example.com."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    imap_host = forms.CharField(label=_("Server for incoming mail (IMAP)"), max_length=250)
    imap_port = forms.IntegerField(label=_("Port"), initial=993, min_value=1, max_value=65535)
    imap_security = forms.ChoiceField(label=_("Encryption"), choices=Security.choices, initial=Security.SSL)
    smtp_host = forms.CharField(label=_("Server for outgoing mail (SMTP)"), max_length=250)
    smtp_port = forms.IntegerField(label=_("Port"), initial=587, min_value=1, max_value=65535)
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


class TeamMatesForm(forms.Form):
    addresses = forms.CharField(
        label=_("Mail addresses, one per line"),
        help_text=_("With a name if you like: Boris Nord <boris@example.com>"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
    )
    role = forms.ChoiceField(label=_("They come as"), initial="agent", widget=forms.RadioSelect)
