"""A mailbox, tried before it is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from firstline.channels.email.actions.keep_mailbox import add_mailbox, cleaned_settings
from firstline.channels.email.models import Mailbox
from firstline.channels.email.trial import Finding, try_mailbox
from firstline.core.clock import now
from firstline.core.desk import current_desk
from firstline.core.permissions import Permission
from firstline.ops.set_up.forms import MailboxForm
from firstline.ops.set_up.steps.frame import kept, step_page
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer
from firstline.teams.models import Team


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.MAILBOXES)
def mailbox(request: HttpRequest) -> HttpResponse:
    form = MailboxForm(request.POST or None)
    findings: list[Finding] = []

    def keep(said: dict[str, Any]) -> None:
        values = _settings(said)
        findings.extend(try_mailbox(Mailbox(**cleaned_settings(values))))
        if all(finding.works for finding in findings):
            add_mailbox(**values, by=viewer(request).actor, at=now())

    if request.POST and kept(form, keep) and all(finding.works for finding in findings):
        say_next(request, _("The mailbox works: mail to %(address)s becomes requests.") % form.cleaned_data)
        return redirect("set-up-team-mates")
    status = 422 if form.errors or findings else 200
    context = {"form": form, "findings": findings, "mailboxes": Mailbox.objects.filter(is_active=True)}
    return step_page(request, "mailbox", context, status=status)


def _settings(said: dict[str, Any]) -> dict[str, Any]:
    """The fields of a mailbox. One user name and password serve both ways, as nearly everywhere."""
    user = said.pop("user") or said["address"]
    password = said.pop("password")
    return {
        **said,
        "name": current_desk().name,
        "team": Team.objects.filter(is_active=True).order_by("id").first(),
        "imap_user": user,
        "imap_password": password,
        "smtp_user": user if password else "",
        "smtp_password": password,
    }
