"""The addresses that a mailbox's mail services call: to be copied to them, and renewed."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from firstline.channels.email.actions.renew_hook_secret import renew_hook_secret
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mail_service import MailService
from firstline.channels.email.models.mailbox import WayIn, WayOut
from firstline.channels.email.policies import access_mailbox
from firstline.channels.email.services.known import OUTGOING
from firstline.core.clock import now
from firstline.core.links import absolute
from firstline.core.permissions import Permission
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer


@dataclass(frozen=True)
class Hook:
    """An address, and the sentence that says what for it is entered at the service."""

    words: str
    address: str


def hooks_of(mailbox: Mailbox) -> list[Hook]:
    """The addresses its services are told; none where no service calls."""
    hooks = []
    if mailbox.way_in == WayIn.SERVICE:
        words = _("%(service)s posts mail that comes in to:") % {"service": MailService(mailbox.in_service).label}
        name = "mail-hook-mime" if mailbox.in_service == MailService.MAILGUN else "mail-hook"
        hooks.append(_hook(name, mailbox, words))
    if mailbox.way_out == WayOut.SERVICE and OUTGOING[mailbox.out_service].view:
        words = _("%(service)s tells what arrived and what came back to:")
        hooks.append(_hook("mail-events-hook", mailbox, words % {"service": MailService(mailbox.out_service).label}))
    return hooks


@require_POST
@for_those_who_may(Permission.MAILBOXES)
def renew(request: HttpRequest, mailbox: int) -> HttpResponse:
    found = access_mailbox(viewer(request).actor, mailbox)
    renew_hook_secret(found, by=viewer(request).actor, at=now())
    say_next(request, _("The old addresses are closed. Enter the new ones at the service."))
    page = reverse("desk:mailbox-edit", args=[found.pk])
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": page})
    return HttpResponseRedirect(page)


def _hook(name: str, mailbox: Mailbox, words: str) -> Hook:
    return Hook(words, absolute(reverse(name, args=[mailbox.pk, mailbox.hook_secret])))
