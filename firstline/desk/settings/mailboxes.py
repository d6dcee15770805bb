"""Mailboxes: how they are, adding and changing them, and trying them before they are saved."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firstline.channels.email.actions.keep_mailbox import (
    add_mailbox,
    change_mailbox,
    cleaned_settings,
    with_known_servers,
)
from firstline.channels.email.intake.reconciling.report import sentences
from firstline.channels.email.mailbox_health import mailboxes_with_health
from firstline.channels.email.models import Mailbox
from firstline.channels.email.policies import access_mailbox
from firstline.channels.email.queries import is_signed_in, last_check, servers_named_in
from firstline.channels.email.services.missing import missing_of_service
from firstline.channels.email.sign_in_standing import sign_in_standing
from firstline.channels.email.trial import try_mailbox
from firstline.core.clock import now
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit, settings_page
from firstline.desk.settings.mailbox_form import PASSWORDS, MailboxForm
from firstline.desk.settings.mailbox_hooks import Hook, hooks_of
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer
from firstline.tickets.queries import has_no_request_yet


@require_GET
@for_those_who_may(Permission.MAILBOXES)
def index(request: HttpRequest) -> HttpResponse:
    health = mailboxes_with_health(viewer(request).actor, at=now())
    return settings_page(request, "mailboxes", {"mailboxes": health}, here="mailboxes")


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.MAILBOXES)
def new(request: HttpRequest) -> HttpResponse:
    form = MailboxForm(request.POST or None)

    added: list[Mailbox] = []

    def keep(values: dict[str, Any]) -> None:
        added.append(add_mailbox(by=viewer(request).actor, at=now(), **values))

    context: dict[str, Any] = {
        "mailbox": None,
        "sets_up": False,
        "standing": None,
        "newest_servers": (),
        "check": None,
        "hooks": [],
    }
    title, saved = _("New mailbox"), _("Added.")
    response = edit(
        request, form, keep, here="mailboxes", title=title, saved=saved, template="mailbox", context=context
    )
    return _on_from(added[-1]) if added and response.status_code == 302 else response


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.MAILBOXES)
def change(request: HttpRequest, mailbox: int) -> HttpResponse:
    actor = viewer(request).actor
    found = access_mailbox(actor, mailbox)
    initial = {name: getattr(found, name) for name in MailboxForm.base_fields if name not in PASSWORDS}
    form = MailboxForm(request.POST or None, initial={**initial, "aliases": " ".join(found.aliases)})

    changed: list[Mailbox] = []

    def keep(values: dict[str, Any]) -> None:
        changed.append(change_mailbox(found, by=actor, at=now(), **_without_empty_passwords(values)))

    check = last_check(found)
    context = {
        "mailbox": found,
        "sets_up": has_no_request_yet(),
        "standing": sign_in_standing(found, at=now()) if found.signs_in_at_provider else None,
        "hooks": hooks_of(found),
        "newest_servers": servers_named_in(found),
        "check": check,
        "says": sentences(check) if check else [],
    }
    response = edit(
        request, form, keep, here="mailboxes", title=found.name, saved=_("Saved."), template="mailbox", context=context
    )
    return _on_from(changed[-1], had=hooks_of(found)) if changed and response.status_code == 302 else response


@require_POST
@for_those_who_may(Permission.MAILBOXES)
def trial(request: HttpRequest) -> HttpResponse:
    """Try what stands in the form, saved or not."""
    form = MailboxForm(request.POST)
    if not form.is_valid():
        said = [message for messages in form.errors.values() for message in messages]
        return render(request, "desk/settings/mailbox_trial.jinja", {"findings": [], "wrong": said})
    values = with_known_servers(cleaned_settings(form.cleaned_data))
    kept = asked_id(request.GET.get("mailbox"))
    if kept:
        known = access_mailbox(viewer(request).actor, kept)
        values |= {name: getattr(known, name) for name in PASSWORDS if not values[name]}
    missing = missing_of_service(values.__getitem__)
    if missing is not None:
        return render(request, "desk/settings/mailbox_trial.jinja", {"findings": [], "wrong": [missing.sentence]})
    findings = try_mailbox(Mailbox(pk=kept or None, **values))
    return render(request, "desk/settings/mailbox_trial.jinja", {"findings": findings, "wrong": []})


def _on_from(mailbox: Mailbox, had: Sequence[Hook] = ()) -> HttpResponse:
    """To the list; by way of the sign-in where nobody has let the desk in yet, and of the addresses that are new."""
    if mailbox.signs_in_at_provider and not is_signed_in(mailbox):
        return HttpResponseRedirect(reverse("desk:mailbox-sign-in", args=[mailbox.pk]))
    if len(hooks_of(mailbox)) > len(had):
        return HttpResponseRedirect(reverse("desk:mailbox-edit", args=[mailbox.pk]))
    return HttpResponseRedirect(reverse("desk:settings-mailboxes"))


def _without_empty_passwords(values: dict[str, Any]) -> dict[str, Any]:
    """A password that was left empty stays as it is."""
    return {name: value for name, value in values.items() if value or name not in PASSWORDS}
