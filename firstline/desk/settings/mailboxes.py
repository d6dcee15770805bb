"""Mailboxes: how they are, adding and changing them, and trying them before they are saved."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firstline.channels.email.actions.keep_mailbox import add_mailbox, change_mailbox, cleaned_settings
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mailbox import AfterTaking, Security, WayOut
from firstline.channels.email.policies import access_mailbox
from firstline.channels.email.queries import mailboxes_with_health
from firstline.channels.email.trial import try_mailbox
from firstline.core.clock import now
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit, settings_page
from firstline.desk.settings.fields import language_choices
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer
from firstline.teams.models import Team

PASSWORDS = ("imap_password", "smtp_password")


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
    sender_name = forms.CharField(
        label=gettext_lazy("Name that recipients see"),
        help_text=gettext_lazy("Empty: the desk's name."),
        max_length=120,
        required=False,
    )
    imap_host = forms.CharField(
        label=gettext_lazy("Server that mail is fetched from (IMAP)"),
        help_text=gettext_lazy("Empty: nothing is fetched."),
        max_length=250,
        required=False,
    )
    imap_port = forms.IntegerField(label=gettext_lazy("Port"), initial=993)
    imap_security = forms.ChoiceField(label=gettext_lazy("Encryption"), choices=Security.choices)
    imap_user = forms.CharField(label=gettext_lazy("User"), max_length=250, required=False)
    imap_password = forms.CharField(
        label=gettext_lazy("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        required=False,
        strip=False,
    )
    imap_folder = forms.CharField(label=gettext_lazy("Folder"), max_length=250, initial="INBOX")
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
    smtp_password = forms.CharField(
        label=gettext_lazy("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        required=False,
        strip=False,
    )
    uses_plus_addresses = forms.BooleanField(
        label=gettext_lazy("The server takes support+anything@… for support@…"),
        help_text=gettext_lazy("Answers then find their request even where a mail program forgets what it answers."),
        required=False,
        initial=True,
    )
    checks_certificates = forms.BooleanField(
        label=gettext_lazy("Check the servers' certificates"),
        help_text=gettext_lazy("Switch it off only for servers in your own house."),
        required=False,
        initial=True,
    )
    is_default = forms.BooleanField(
        label=gettext_lazy("Default: answers to requests that came by no mailbox go out from here"), required=False
    )
    is_active = forms.BooleanField(label=gettext_lazy("In use"), required=False, initial=True)

    def clean_aliases(self) -> list[str]:
        return str(self.cleaned_data["aliases"]).replace(",", " ").split()


@require_GET
@for_those_who_may(Permission.MAILBOXES)
def index(request: HttpRequest) -> HttpResponse:
    health = mailboxes_with_health(viewer(request).actor, at=now())
    return settings_page(request, "mailboxes", {"mailboxes": health}, here="mailboxes")


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.MAILBOXES)
def new(request: HttpRequest) -> HttpResponse:
    form = MailboxForm(request.POST or None)

    def keep(values: dict[str, Any]) -> None:
        add_mailbox(by=viewer(request).actor, at=now(), **values)

    context = {"mailbox": None, "findings": None}
    title, saved = _("New mailbox"), _("Added.")
    return edit(request, form, keep, here="mailboxes", title=title, saved=saved, template="mailbox", context=context)


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.MAILBOXES)
def change(request: HttpRequest, mailbox: int) -> HttpResponse:
    actor = viewer(request).actor
    found = access_mailbox(actor, mailbox)
    initial = {name: getattr(found, name) for name in MailboxForm.base_fields if name not in PASSWORDS}
    form = MailboxForm(request.POST or None, initial={**initial, "aliases": " ".join(found.aliases)})

    def keep(values: dict[str, Any]) -> None:
        change_mailbox(found, by=actor, at=now(), **_without_empty_passwords(values))

    context = {"mailbox": found, "findings": None}
    return edit(
        request, form, keep, here="mailboxes", title=found.name, saved=_("Saved."), template="mailbox", context=context
    )


@require_POST
@for_those_who_may(Permission.MAILBOXES)
def trial(request: HttpRequest) -> HttpResponse:
    """Try what stands in the form, saved or not."""
    form = MailboxForm(request.POST)
    if not form.is_valid():
        said = [message for messages in form.errors.values() for message in messages]
        return render(request, "desk/settings/mailbox_trial.jinja", {"findings": [], "wrong": said})
    values = cleaned_settings(form.cleaned_data)
    kept = asked_id(request.GET.get("mailbox"))
    if kept:
        known = access_mailbox(viewer(request).actor, kept)
        values |= {name: getattr(known, name) for name in PASSWORDS if not values[name]}
    findings = try_mailbox(Mailbox(**values))
    return render(request, "desk/settings/mailbox_trial.jinja", {"findings": findings, "wrong": []})


def _without_empty_passwords(values: dict[str, Any]) -> dict[str, Any]:
    """A password that was left empty stays as it is."""
    return {name: value for name, value in values.items() if value or name not in PASSWORDS}
