"""Everything about a mailbox, in one form."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy

from firstline.channels.email.models import Brand
from firstline.channels.email.models.mail_service import Region
from firstline.channels.email.models.mailbox import AfterTaking, Security, SignIn, WayIn, WayOut
from firstline.channels.email.services.known import BRINGING, TAKING
from firstline.desk.settings.fields import language_choices
from firstline.teams.models import Team

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

PASSWORDS = ("imap_password", "smtp_password", "in_signing_key", "out_key", "out_second_key", "out_signing_key")
HIDDEN = {"autocomplete": "off"}


def _password() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Password"), widget=forms.PasswordInput(attrs=HIDDEN), required=False, strip=False
    )


def _key(label: "_StrPromise", help_text: "_StrPromise") -> forms.CharField:
    """What a mail service is opened by, or signs with."""
    return forms.CharField(
        label=label, help_text=help_text, widget=forms.PasswordInput(attrs=HIDDEN), max_length=1000, required=False
    )


class MailboxForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    address = forms.CharField(label=gettext_lazy("Mail address"), max_length=254)
    aliases = forms.CharField(
        label=gettext_lazy("Other addresses that lead here"),
        help_text=gettext_lazy("With spaces between them."),
        required=False,
    )
    team = forms.ModelChoiceField(
        Team.objects.filter(is_active=True),
        label=gettext_lazy("Leads to the team"),
        required=False,
        empty_label=gettext_lazy("No team: somebody sorts it"),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of those who write here"), choices=language_choices, required=False
    )
    brand = forms.ModelChoiceField(
        Brand.objects.all(), label=gettext_lazy("Brand"), required=False, empty_label=gettext_lazy("The desk itself")
    )
    sender_name = forms.CharField(
        label=gettext_lazy("Name that recipients see"),
        help_text=gettext_lazy("Empty: the name of the desk, or of the brand."),
        max_length=120,
        required=False,
    )
    sign_in = forms.ChoiceField(
        label=gettext_lazy("How it is opened"),
        help_text=gettext_lazy("By a sign-in, the passwords below are not used; save, and you are led to the sign-in."),
        choices=SignIn.choices,
        required=False,
    )
    way_in = forms.ChoiceField(
        label=gettext_lazy("How mail comes in"),
        choices=WayIn.choices,
        widget=forms.RadioSelect,
        initial=WayIn.IMAP,
        required=False,
    )
    imap_host = forms.CharField(
        label=gettext_lazy("Server that mail is fetched from"),
        help_text=gettext_lazy("Empty: nothing is fetched."),
        max_length=250,
        required=False,
    )
    imap_port = forms.IntegerField(
        label=gettext_lazy("Port"), help_text=gettext_lazy("With TLS 993 for IMAP, 995 for POP3."), initial=993
    )
    imap_security = forms.ChoiceField(label=gettext_lazy("Encryption"), choices=Security.choices)
    imap_user = forms.CharField(label=gettext_lazy("User"), max_length=250, required=False)
    imap_password = _password()
    imap_folder = forms.CharField(label=gettext_lazy("Folder"), max_length=250, initial="INBOX")
    in_service = forms.ChoiceField(label=gettext_lazy("Mail service"), choices=BRINGING, required=False)
    in_signing_key = _key(
        gettext_lazy("Signing key of mail that comes in"),
        gettext_lazy("Needed for MailerSend, Mailgun, Mandrill and Postal, which sign what they hand over."),
    )
    trusts_spam_marks = forms.BooleanField(
        label=gettext_lazy("The server marks spam (SpamAssassin, rspamd), and marked mail is held"),
        help_text=gettext_lazy("Only if it takes away marks that come from outside."),
        required=False,
    )
    after_taking = forms.ChoiceField(label=gettext_lazy("When a mail has been stored"), choices=AfterTaking.choices)
    way_out = forms.ChoiceField(
        label=gettext_lazy("How mail goes out"), choices=WayOut.choices, widget=forms.RadioSelect, initial=WayOut.SMTP
    )
    smtp_host = forms.CharField(
        label=gettext_lazy("Server that mail is sent through (SMTP)"),
        help_text=gettext_lazy("Empty: the default mailbox's."),
        max_length=250,
        required=False,
    )
    smtp_port = forms.IntegerField(label=gettext_lazy("Port"), initial=587)
    smtp_security = forms.ChoiceField(
        label=gettext_lazy("Encryption"), choices=Security.choices, initial=Security.STARTTLS
    )
    smtp_user = forms.CharField(label=gettext_lazy("User"), max_length=250, required=False)
    smtp_password = _password()
    out_service = forms.ChoiceField(label=gettext_lazy("Mail service"), choices=TAKING, required=False)
    out_key = _key(
        gettext_lazy("API key"),
        gettext_lazy("One that may send is enough. Postmark calls it the server token."),
    )
    out_second_key = _key(
        gettext_lazy("Second key"),
        gettext_lazy("Only for Mailjet (the secret key) and Scaleway (the project id)."),
    )
    out_region = forms.ChoiceField(
        label=gettext_lazy("Region"),
        help_text=gettext_lazy("Mailgun, SendGrid and SparkPost keep accounts in the EU apart."),
        choices=Region.choices,
        required=False,
    )
    out_signing_key = _key(
        gettext_lazy("Signing key of what it tells"),
        gettext_lazy(
            "By which the service signs its word on what arrived and what came back. Needed for MailerSend, Mailgun "
            "and Mandrill; enter it too for Mailtrap, Resend and SendGrid."
        ),
    )
    uses_plus_addresses = forms.BooleanField(
        label=gettext_lazy("The server takes support+anything@… for support@…"),
        help_text=gettext_lazy("Answers then find their request even where a mail program forgets what it answers."),
        required=False,
        initial=True,
    )
    asks_for_receipts = forms.BooleanField(
        label=gettext_lazy("Ask the recipients' servers to say when an answer has arrived"),
        help_text=gettext_lazy("Few do. Their reports come in by mail and are noted below the answer."),
        required=False,
    )
    checks_certificates = forms.BooleanField(
        label=gettext_lazy("Check the servers' certificates"),
        help_text=gettext_lazy("Switch it off only for servers in your own house."),
        required=False,
        initial=True,
    )
    trusted_server = forms.CharField(
        label=gettext_lazy("Server whose word on senders is believed"),
        help_text=gettext_lazy(
            "The name it writes into Authentication-Results. It must be your own, and take away lines of that name"
            " which others wrote. Empty: nobody's word is believed."
        ),
        max_length=250,
        required=False,
    )
    trusts_colleagues = forms.BooleanField(
        label=gettext_lazy("Only our own house can write here"),
        help_text=gettext_lazy(
            "What a colleague passes on to this mailbox is then registered for whoever wrote it, without further proof."
        ),
        required=False,
    )
    has_round_trips = forms.BooleanField(
        label=gettext_lazy("Send itself a mail every five minutes"),
        help_text=gettext_lazy(
            "It goes out and comes in as any mail does, and never becomes a request. When none comes "
            "back within ten minutes, the mailbox says so."
        ),
        required=False,
    )
    is_default = forms.BooleanField(
        label=gettext_lazy("Default: answers to requests that came by no mailbox go out from here"), required=False
    )
    is_active = forms.BooleanField(label=gettext_lazy("In use"), required=False, initial=True)

    def clean_way_in(self) -> str:
        return self.cleaned_data["way_in"] or WayIn.IMAP

    def clean_sign_in(self) -> str:
        return self.cleaned_data["sign_in"] or SignIn.PASSWORD

    def clean_aliases(self) -> list[str]:
        return str(self.cleaned_data["aliases"]).replace(",", " ").split()
