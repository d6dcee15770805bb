"""One's own account: name, language, time zone, theme, password, mail address."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from firstline.account.forms import NewAddressForm, NewPasswordForm, ProfileForm, theme_chosen
from firstline.account.signature import SignatureForm, signed_now, signs
from firstline.account.signing_in import came_by_link, sign_in_first
from firstline.core.clock import now
from firstline.core.errors import DomainError
from firstline.core.quotas import Allowance, TooOften, give_back, take
from firstline.notify.actions.keep_signature import keep_own_signature
from firstline.notify.kinds import SIGNATURE
from firstline.notify.letting_in import send_new_address_link
from firstline.notify.models.person_signature import SignWith
from firstline.pages.refusals import into_form
from firstline.pages.viewer import viewer
from firstline.people.actions.change_address import confirm_new_address, new_address_token, read_new_address_token
from firstline.people.actions.change_person import change_person
from firstline.people.actions.set_password import set_password
from firstline.people.models import Person

PAGE = "/account/profile/"
A_YEAR = 365 * 24 * 3600
OF_PERSON = ("name", "phone", "language", "time_zone")
SAID = {
    "saved": lambda: _("Your profile is saved."),
    "password": lambda: _("Your password is changed. Everywhere else you have been signed out."),
    "signature": lambda: _("Your signature is saved."),
    "address": lambda: _("We have sent a link to the new address. It counts once you have followed it."),
}
NEW_ADDRESSES = Allowance("new address", at_most=5, per=timedelta(hours=1))
GUESSES = Allowance("wrong password in the profile", at_most=10, per=timedelta(minutes=10))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponseBase:
    person = viewer(request).person
    if person is None:
        return sign_in_first(PAGE)
    if request.method != "POST":
        return _page(request, person)
    form = ProfileForm(request.POST)
    if not form.is_valid():
        return _page(request, person, profile=form)
    try:
        values = {name: form.cleaned_data[name] for name in OF_PERSON}
        change_person(person, by=viewer(request).actor, at=now(), **values)
    except DomainError as fault:
        into_form(form, fault)
        return _page(request, person, profile=form)
    response = redirect(f"{PAGE}?said=saved")
    response.set_cookie("theme", theme_chosen(form.cleaned_data["theme"]), max_age=A_YEAR, samesite="Lax")
    return response


@never_cache
@require_POST
def signature(request: HttpRequest) -> HttpResponseBase:
    """Say what one's answers are signed with."""
    person = viewer(request).person
    if person is None:
        return sign_in_first(PAGE)
    form = SignatureForm(request.POST)
    if not form.is_valid():
        return _page(request, person, signature=form)
    chosen = SignWith(form.cleaned_data["sign_with"])
    try:
        keep_own_signature(form.cleaned_data["text"], sign_with=chosen, by=viewer(request).actor, at=now())
    except DomainError as fault:
        into_form(form, fault)
        return _page(request, person, signature=form)
    return redirect(f"{PAGE}?said=signature#signature")


@never_cache
@sensitive_post_parameters("current", "password")
@require_POST
def password(request: HttpRequest) -> HttpResponseBase:
    """Change the password, or set the first one."""
    person = viewer(request).person
    if person is None:
        return sign_in_first(PAGE)
    form = NewPasswordForm(request.POST, asks_current=_asks_current(request, person))
    if not form.is_valid():
        return _page(request, person, password=form)
    try:
        _check_current(person, form)
        changed = set_password(person, form.cleaned_data["password"], by=viewer(request).actor, at=now())
    except DomainError as fault:
        into_form(form, fault)
        return _page(request, person, password=form)
    update_session_auth_hash(request, changed)
    return redirect(f"{PAGE}?said=password")


@never_cache
@require_POST
def new_address(request: HttpRequest) -> HttpResponseBase:
    """Mail a link to the new address. Says the same when somebody else has it."""
    person = viewer(request).person
    if person is None:
        return sign_in_first(PAGE)
    form = NewAddressForm(request.POST)
    if not form.is_valid():
        return _page(request, person, address=form)
    try:
        take(NEW_ADDRESSES, str(person.pk), at=now())
        wanted = form.cleaned_data["email"]
        token = new_address_token(person, wanted, at=now())
        if token:
            send_new_address_link(person, wanted.strip().lower(), token, at=now())
    except DomainError as fault:
        into_form(form, fault)
        return _page(request, person, address=form)
    return redirect(f"{PAGE}?said=address")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_address(request: HttpRequest, token: str) -> HttpResponseBase:
    """GET asks, POST gives the person the new address. Works signed in or not: the link is the proof."""
    try:
        person, address = read_new_address_token(token, at=now())
        if request.method == "POST":
            confirm_new_address(token, at=now())
            return render(request, "account/address_changed.jinja", {"address": address})
    except DomainError as fault:
        return render(request, "account/address_ended.jinja", {"sentence": str(fault)}, status=410)
    return render(request, "account/confirm_address.jinja", {"person": person, "address": address, "token": token})


def _page(request: HttpRequest, person: Person, **forms: Any) -> HttpResponse:
    said = SAID.get(request.GET.get("said", "")) if request.method == "GET" else None
    about = {
        "person": person,
        "profile": forms.get("profile") or ProfileForm.of(person, theme_chosen(request.COOKIES.get("theme"))),
        "password": forms.get("password") or NewPasswordForm(asks_current=_asks_current(request, person)),
        "address": forms.get("address") or NewAddressForm(),
        "signature": (forms.get("signature") or SignatureForm.of(person)) if signs(viewer(request).actor) else None,
        "signed_now": signed_now(person) if signs(viewer(request).actor) else "",
        "signature_words": SIGNATURE.words,
        "said": [("ok", said())] if said else [],
    }
    return render(request, "account/profile.jinja", about, status=422 if forms else 200)


def _asks_current(request: HttpRequest, person: Person) -> bool:
    return person.has_usable_password() and not came_by_link(request)


class WrongPassword(DomainError):
    code = "wrong_password"


def _check_current(person: Person, form: NewPasswordForm) -> None:
    if "current" not in form.fields:
        return
    try:
        take(GUESSES, str(person.pk), at=now())
    except TooOften as fault:
        raise WrongPassword(str(fault), field="current") from fault
    if not person.check_password(form.cleaned_data["current"]):
        raise WrongPassword(_("This is not your password."), field="current")
    give_back(GUESSES, str(person.pk))
