"""The sign-in of a mailbox at its provider: how the provider knows the desk, going there and coming back."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firstline.channels.email.actions.connect_mailbox import disconnect_mailbox
from firstline.channels.email.actions.keep_provider import keep_provider
from firstline.channels.email.models import Mailbox, OAuthClient
from firstline.channels.email.models.oauth_client import Provider
from firstline.channels.email.oauth.signing_in import Errand, begin, finish
from firstline.channels.email.policies import access_mailbox
from firstline.channels.email.sign_in_standing import sign_in_standing
from firstline.core.clock import now
from firstline.core.errors import DomainError, NotFound
from firstline.core.links import absolute
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit, settings_page
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer
from firstline.tickets.queries import has_no_request_yet

ERRAND = "mailbox_sign_in"
"""Where the session keeps what belongs to the one visit to a provider that is under way."""

OF_ANOTHER = ("authorize_url", "token_url", "scopes")


class ProviderForm(forms.Form):
    """Its names begin with `provider-`: every form of the desk has a hidden field `client_id` of its own."""

    prefix = "provider"

    client_id = forms.CharField(label=gettext_lazy("Client id"), max_length=250)
    client_secret = forms.CharField(
        label=gettext_lazy("Client secret"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        max_length=500,
        required=False,
        strip=False,
    )
    secret_ends_on = forms.DateField(
        label=gettext_lazy("The secret ends on"),
        help_text=gettext_lazy("Firstline says so two weeks before. Empty: it does not end."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )
    tenant = forms.CharField(
        label=gettext_lazy("Tenant"),
        help_text=gettext_lazy("The directory (tenant) id, or a domain of yours. Empty: any organisation."),
        max_length=100,
        required=False,
    )
    authorize_url = forms.CharField(label=gettext_lazy("Address of the sign-in page (authorization)"), max_length=500)
    token_url = forms.CharField(label=gettext_lazy("Address that gives tokens"), max_length=500)
    scopes = forms.CharField(
        label=gettext_lazy("What is asked for (scopes)"),
        help_text=gettext_lazy("With spaces between them; one of them must allow access while nobody is there."),
        max_length=500,
        required=False,
    )

    def __init__(self, provider: Provider, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {Provider.MICROSOFT: OF_ANOTHER, Provider.GOOGLE: (*OF_ANOTHER, "tenant"), Provider.OTHER: ("tenant",)}
        for name in known[provider]:
            del self.fields[name]


@never_cache
@sensitive_post_parameters("client_secret")
@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.MAILBOXES)
def sign_in(request: HttpRequest, mailbox: int) -> HttpResponse:
    """How the sign-in is, and how the provider knows the desk."""
    found = _at_provider(request, mailbox)
    provider = Provider(found.sign_in)
    standing = sign_in_standing(found, at=now())
    form = ProviderForm(provider, request.POST or None, initial=_initial(standing.client))

    def keep(values: dict[str, Any]) -> None:
        kept = values if values["client_secret"] else {k: v for k, v in values.items() if k != "client_secret"}
        keep_provider(provider, by=viewer(request).actor, at=now(), **kept)

    title = _("Sign-in of %(name)s") % {"name": found.name}
    named = standing.client or (_("the provider") if provider == Provider.OTHER else provider.label)
    context = {"mailbox": found, "standing": standing, "provider": provider, "named": named}
    context["redirect_address"], context["sets_up"] = _redirect_address(), has_no_request_yet()
    response = edit(
        request,
        form,
        keep,
        here="mailboxes",
        title=title,
        saved=_("Saved."),
        template="mailbox_sign_in",
        context=context,
    )
    return HttpResponseRedirect(_page(found)) if response.status_code == 302 else response


@require_POST
@for_those_who_may(Permission.MAILBOXES)
def go(request: HttpRequest, mailbox: int) -> HttpResponse:
    """To the provider's sign-in page. Our own policy for forms forbids to be led on to another site, so scripts go
    there by themselves, and without them there is a link."""
    found = _at_provider(request, mailbox)
    try:
        address, errand = begin(found, redirect_address=_redirect_address(), by=viewer(request).actor, at=now())
    except DomainError as refusal:
        say_next(request, str(refusal), "danger")
        return _lead(request, _page(found))
    request.session[ERRAND] = errand.as_kept()
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    context = {
        "mailbox": found,
        "address": address,
        "named": sign_in_standing(found, at=now()).client,
        "back": _page(found),
    }
    return settings_page(request, "mailbox_sign_in_go", context, here="mailboxes")


@never_cache
@require_GET
@for_those_who_may(Permission.MAILBOXES)
def come_back(request: HttpRequest) -> HttpResponse:
    """What the browser brings from the provider. It counts once, in the session that began it."""
    kept = request.session.pop(ERRAND, None)
    if kept is None:
        say_next(request, _("This sign-in was begun in another window, or is over. Begin it once more."), "danger")
        return HttpResponseRedirect(reverse("desk:settings-mailboxes"))
    errand = Errand(**kept)
    found = _at_provider(request, errand.mailbox_id)
    try:
        finish(found, errand, request.GET.dict(), by=viewer(request).actor, at=now())
    except DomainError as refusal:
        say_next(request, str(refusal), "danger")
    else:
        say_next(request, _("Signed in: mail is fetched and sent from now on."))
    return HttpResponseRedirect(_page(found))


@require_POST
@for_those_who_may(Permission.MAILBOXES)
def disconnect(request: HttpRequest, mailbox: int) -> HttpResponse:
    found = _at_provider(request, mailbox)
    disconnect_mailbox(found, by=viewer(request).actor, at=now())
    say_next(request, _("The sign-in is gone. At the provider you can withdraw it as well."))
    return HttpResponseRedirect(_page(found))


def _at_provider(request: HttpRequest, mailbox: int) -> Mailbox:
    """The mailbox, if it is one that is signed in to at a provider. Raises NotFound."""
    found = access_mailbox(viewer(request).actor, mailbox)
    if not found.signs_in_at_provider:
        raise NotFound(_("This mailbox is opened by user name and password."))
    return found


def _initial(client: OAuthClient | None) -> dict[str, Any]:
    names = [name for name in ProviderForm.base_fields if name != "client_secret"]
    return {name: getattr(client, name) for name in names} if client else {}


def _page(mailbox: Mailbox) -> str:
    return reverse("desk:mailbox-sign-in", args=[mailbox.pk])


def _redirect_address() -> str:
    return absolute(reverse("desk:mailbox-signed-in"))


def _lead(request: HttpRequest, page: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": page})
    return HttpResponseRedirect(page)
