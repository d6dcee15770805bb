"""A mailbox, tried before it is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from firstline.channels.email.actions.keep_mailbox import CannotKeepMailbox, add_mailbox, cleaned_settings
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mailbox import WayIn, WayOut
from firstline.channels.email.services.missing import missing_of_service
from firstline.channels.email.trial import Finding, try_mailbox
from firstline.core.clock import now
from firstline.core.desk import current_desk
from firstline.core.permissions import Permission
from firstline.ops.set_up.forms import Kind, MailboxForm
from firstline.ops.set_up.steps.frame import kept, step_page
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer
from firstline.teams.models import Team

IMAP_WITH_TLS, POP3_WITH_TLS = 993, 995
FIELDS = {
    "in_service": "service", "out_service": "service", "in_signing_key": "signing_key", "out_key": "key",
    "out_second_key": "second_key", "out_region": "region", "out_signing_key": "signing_key",
}  # fmt: skip
"""What a mailbox calls it, and this form."""

HOSTS = {"imap": "imap_host", "smtp": "smtp_host", "service": "key"}
"""The field beside which a fault of that server is said."""


@never_cache
@sensitive_post_parameters("password", "key", "second_key", "signing_key")
@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.MAILBOXES)
def mailbox(request: HttpRequest) -> HttpResponse:
    form = MailboxForm(request.POST or None)
    findings: list[Finding] = []
    added: list[Mailbox] = []

    def keep(said: dict[str, Any]) -> None:
        values = _settings(said)
        missing = missing_of_service(lambda field: values.get(field, getattr(Mailbox(), field)))
        if missing is not None:
            raise CannotKeepMailbox(missing.sentence, field=FIELDS[missing.field])
        findings.extend(try_mailbox(Mailbox(**cleaned_settings(values))))
        for finding in findings:
            if not finding.works:
                form.add_error(HOSTS[finding.part], finding.sentence)
        if form.is_valid():
            added.append(add_mailbox(**values, by=viewer(request).actor, at=now()))

    if request.POST and kept(form, keep) and form.is_valid():
        say_next(request, _words(added[0]))
        return redirect(_next_page(added[0]))
    working = [finding.sentence for finding in findings if finding.works]
    context = {"form": form, "working": working, "mailboxes": Mailbox.objects.filter(is_active=True)}
    return step_page(request, "mailbox", context, status=422 if form.errors else 200)


def _settings(said: dict[str, Any]) -> dict[str, Any]:
    """The fields of a mailbox, as its kind wants them."""
    kind = said["kind"]
    common = {
        "address": said["address"],
        "name": current_desk().name,
        "team": Team.objects.filter(is_active=True).order_by("id").first(),
    }
    if kind in (Kind.MICROSOFT, Kind.GOOGLE):
        return {**common, "sign_in": kind}
    return {**common, **(_of_service(said) if kind == Kind.SERVICE else _of_servers(said))}


def _of_servers(said: dict[str, Any]) -> dict[str, Any]:
    """One user name and password serve both ways, as nearly everywhere."""
    user, password = said["user"] or said["address"], said["password"]
    sending = {name: said[name] for name in ("smtp_host", "smtp_port", "smtp_security")}
    sending |= {"smtp_user": user if password else "", "smtp_password": password}
    if said["kind"] == Kind.HANDED:
        return {**sending, "way_in": WayIn.NONE}
    by_pop3 = said["kind"] == Kind.POP3
    return {
        **sending,
        "way_in": WayIn.POP3 if by_pop3 else WayIn.IMAP,
        "imap_host": said["imap_host"],
        "imap_port": POP3_WITH_TLS if by_pop3 and said["imap_port"] == IMAP_WITH_TLS else said["imap_port"],
        "imap_security": said["imap_security"],
        "imap_user": user,
        "imap_password": password,
    }


def _of_service(said: dict[str, Any]) -> dict[str, Any]:
    return {
        "way_in": WayIn.SERVICE,
        "in_service": said["service"],
        "in_signing_key": said["signing_key"],
        "way_out": WayOut.SERVICE,
        "out_service": said["service"],
        "out_key": said["key"],
        "out_second_key": said["second_key"],
        "out_region": said["region"],
        "out_signing_key": said["signing_key"],
    }


def _next_page(mailbox: Mailbox) -> str:
    """Some mailboxes want one thing more, on a page of the settings."""
    if mailbox.signs_in_at_provider:
        return reverse("desk:mailbox-sign-in", args=[mailbox.pk])
    return reverse("desk:mailbox-edit", args=[mailbox.pk]) if mailbox.is_called else reverse("set-up-team-mates")


def _words(mailbox: Mailbox) -> str:
    named = {"address": mailbox.address}
    if mailbox.signs_in_at_provider:
        return _("%(address)s is kept. Let the desk in at the provider now.") % named
    if mailbox.is_called:
        return _("%(address)s is kept. Enter these addresses at the service.") % named
    return _("The mailbox works: mail to %(address)s becomes requests.") % named
