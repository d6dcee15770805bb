"""Coming in by a link from a mail: asking for one, following it, accepting an invitation.

Following a link changes nothing, because mail scanners follow links too; the button on its page uses it up.
"""

from datetime import timedelta
from urllib.parse import urlencode

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from firstline.account.forms import AskLinkForm, InvitationForm
from firstline.account.jobs import mail_sign_in_link
from firstline.core.clock import now
from firstline.core.jobs import enqueue
from firstline.core.quotas import Allowance, TooOften, take
from firstline.pages.next_page import is_own_page, next_page
from firstline.pages.source import source_of
from firstline.people.actions.accept_invitation import accept_invitation
from firstline.people.actions.set_password import CannotSetPassword
from firstline.people.actions.sign_in import LinkExpired, look_at_link, use_link
from firstline.people.models import Person

LINKS_FOR_AN_ADDRESS = Allowance("link for an address", at_most=4, per=timedelta(minutes=30))
LINKS_FROM_A_SOURCE = Allowance("links from one source", at_most=30, per=timedelta(minutes=30))
CAME_BY_LINK = "came_by_link_until"
MAY_SET_PASSWORD_FOR = timedelta(hours=1)
GO_ON_TO = "go_on_to"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_link(request: HttpRequest) -> HttpResponseBase:
    """Have a link mailed. The answer and the work done for it are the same for addresses nobody has."""
    if request.method != "POST":
        return _ask_page(request, AskLinkForm(initial={"email": request.GET.get("email", "")}))
    data = {"email": request.POST.get("email") or request.POST.get("login", "")}
    form = AskLinkForm(data)
    if not form.is_valid():
        return _ask_page(request, form, status=422)
    address = form.cleaned_data["email"].strip().lower()
    try:
        take(LINKS_FROM_A_SOURCE, source_of(request), at=now())
        take(LINKS_FOR_AN_ADDRESS, address, at=now())
    except TooOften as fault:
        form.add_error(None, str(fault))
        return _ask_page(request, form, status=429)
    enqueue(mail_sign_in_link, address=address)
    if wanted := next_page(request):
        request.session[GO_ON_TO] = wanted
    return render(request, "account/link_sent.jinja", {"address": address})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: HttpRequest, secret: str) -> HttpResponseBase:
    """GET says whom the link lets in, POST lets them in."""
    try:
        link = look_at_link(secret, at=now())
        if link.purpose == "invitation":
            return redirect("account_invited", secret=secret)
        if request.method == "POST":
            return let_in(request, use_link(secret, at=now()))
    except LinkExpired as fault:
        return _expired(request, str(fault))
    return _unseen(render(request, "account/come_in.jinja", {"person": link.person, "secret": secret}))


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Choose a password and come in. A password that is refused leaves the invitation as it was."""
    form = InvitationForm(request.POST or None)
    try:
        link = look_at_link(secret, at=now())
        if link.purpose != "invitation":
            return redirect("account_come_in", secret=secret)
        if request.method == "POST" and form.is_valid():
            return let_in(request, accept_invitation(secret, form.cleaned_data["password"], at=now()))
    except LinkExpired as fault:
        return _expired(request, str(fault))
    except CannotSetPassword as fault:
        form.add_error("password", str(fault))
    about = {"person": link.person, "secret": secret, "form": form}
    return _unseen(render(request, "account/invited.jinja", about, status=422 if form.errors else 200))


def let_in(request: HttpRequest, person: Person) -> HttpResponseBase:
    """Begin a session of the person who has proved that they read this address."""
    wanted = request.session.get(GO_ON_TO, "")
    target = wanted if is_own_page(wanted) else None
    response: HttpResponseBase = perform_login(request, person, email_verification="none", redirect_url=target)
    request.session.pop(GO_ON_TO, None)
    request.session[CAME_BY_LINK] = (now() + MAY_SET_PASSWORD_FOR).timestamp()
    return response


def came_by_link(request: HttpRequest) -> bool:
    """Whether this session began by a link a short while ago: then the old password isn't asked for."""
    return float(request.session.get(CAME_BY_LINK, 0)) > now().timestamp()


def _ask_page(request: HttpRequest, form: AskLinkForm, *, status: int = 200) -> HttpResponse:
    return render(request, "account/ask_link.jinja", {"form": form, "next": next_page(request)}, status=status)


def _expired(request: HttpRequest, sentence: str) -> HttpResponse:
    about = {"form": AskLinkForm(), "next": "", "sentence": sentence}
    return render(request, "account/link_ended.jinja", about, status=410)


def _unseen(response: HttpResponse) -> HttpResponse:
    """The address of this page is a secret: it is told to nobody."""
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def sign_in_first(page: str) -> HttpResponseBase:
    """To the sign-in page, and back to `page` afterwards."""
    return redirect(f"/account/login/?{urlencode({'next': page})}")
