"""The domains mail leaves from: what others find about them, and the keys their mail is signed with."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from firstline.channels.email.actions.keep_signing_key import drop_signing_key, make_signing_key, use_signing_key
from firstline.channels.email.domains.ours import domain_of_ours, look_at_our_domain
from firstline.channels.email.models.signing_key import Algorithm
from firstline.channels.email.policies import access_signing_key
from firstline.channels.email.queries import our_domains
from firstline.core.clock import now
from firstline.core.errors import DomainError, NotFound
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import settings_page
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer


@require_GET
@for_those_who_may(Permission.MAILBOXES)
def index(request: HttpRequest) -> HttpResponse:
    domains = [domain_of_ours(name) for name in our_domains()]
    return settings_page(request, "domains", {"domains": domains}, here="domains")


@require_GET
@for_those_who_may(Permission.MAILBOXES)
def show(request: HttpRequest, domain: str) -> HttpResponse:
    shown = {"domain": domain_of_ours(_ours(domain)), "algorithms": Algorithm.choices, "title": domain}
    return settings_page(request, "domain", shown, here="domains")


@require_GET
@for_those_who_may(Permission.MAILBOXES)
def findings(request: HttpRequest, domain: str) -> HttpResponse:
    """What DNS says now. A part of the page of its own, because asking may take seconds."""
    found = look_at_our_domain(_ours(domain))
    return render(request, "desk/settings/domain_findings.jinja", {"findings": found})


@require_POST
@for_those_who_may(Permission.MAILBOXES)
def new_key(request: HttpRequest, domain: str) -> HttpResponse:
    chosen = request.POST.get("algorithm", "")
    algorithm = Algorithm(chosen) if chosen in Algorithm.values else Algorithm.RSA
    make_signing_key(_ours(domain), algorithm, by=viewer(request).actor, at=now())
    say_next(request, _("The key is made. Put its record into DNS, then switch it on."))
    return _back(domain)


@require_POST
@for_those_who_may(Permission.MAILBOXES)
def change_key(request: HttpRequest, key: int) -> HttpResponse:
    """Sign with this key (`use` is "yes"), or no more."""
    actor = viewer(request).actor
    kept = use_signing_key(access_signing_key(actor, key), is_used=request.POST.get("use") == "yes", by=actor, at=now())
    say_next(request, _("Mail is signed with it now.") if kept.is_used else _("Mail is not signed with it any more."))
    return _back(kept.domain)


@require_POST
@for_those_who_may(Permission.MAILBOXES)
def drop_key(request: HttpRequest, key: int) -> HttpResponse:
    actor = viewer(request).actor
    found = access_signing_key(actor, key)
    try:
        drop_signing_key(found, by=actor, at=now())
    except DomainError as refusal:
        say_next(request, str(refusal), "warn")
    else:
        say_next(request, _("The key is dropped. Its record can be taken out of DNS."))
    return _back(found.domain)


def _ours(domain: str) -> str:
    if domain not in our_domains():
        raise NotFound(_("No mailbox of the desk has an address in this domain."))
    return domain


def _back(domain: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:domain", args=[domain]))
