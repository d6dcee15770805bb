"""One's own tokens: what lets programs act in one's name."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from firstline.account.signing_in import sign_in_first
from firstline.core.clock import now
from firstline.core.errors import DomainError
from firstline.core.scopes import SCOPES, scopes_for
from firstline.pages.refusals import into_form
from firstline.pages.viewer import viewer
from firstline.people.actions.api_tokens import make_token, withdraw_token
from firstline.people.models import ApiToken, Person
from firstline.people.policies import access_token, visible_tokens

PAGE = "/account/tokens/"
USUAL = timedelta(days=90)


class TokenForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Which program uses it"),
        max_length=80,
        error_messages={"required": gettext_lazy("Give the token a name that says which program uses it.")},
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one thing that the token is for.")},
    )
    ends_on = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("Choose a day between now and a year from now.")},
    )

    def __init__(self, *args: Any, may: frozenset[str], **options: Any) -> None:
        super().__init__(*args, **options)
        offered = self.fields["scopes"]
        assert isinstance(offered, forms.MultipleChoiceField), "declared above"
        offered.choices = list(scopes_for(may).items())

    @classmethod
    def empty(cls, may: frozenset[str]) -> "TokenForm":
        usual = timezone.localdate(now()) + USUAL
        return cls(may=may, initial={"scopes": ["read"], "ends_on": usual})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponseBase:
    """The list, and making one more. Its secret stands on the page that answers, and on no other."""
    person = viewer(request).person
    if person is None:
        return sign_in_first(PAGE)
    may = frozenset(viewer(request).actor.may)
    if request.method != "POST":
        return _page(request, person, TokenForm.empty(may))
    form = TokenForm(request.POST, may=may)
    if not form.is_valid():
        return _page(request, person, form, status=422)
    data = form.cleaned_data
    ends_at = _end_of(data["ends_on"])
    try:
        made, secret = make_token(
            name=data["name"], scopes=data["scopes"], ends_at=ends_at, by=viewer(request).actor, at=now()
        )
    except DomainError as fault:
        into_form(form, fault)
        return _page(request, person, form, status=422)
    return _page(request, person, TokenForm.empty(may), made=made, secret=secret)


@never_cache
@require_POST
def withdrawal(request: HttpRequest, token: int) -> HttpResponseBase:
    if viewer(request).person is None:
        return sign_in_first(PAGE)
    actor = viewer(request).actor
    withdraw_token(access_token(actor, token), by=actor, at=now())
    return redirect(f"{PAGE}?said=withdrawn")


def _page(
    request: HttpRequest, person: Person, form: TokenForm, *, made: ApiToken | None = None, secret: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    was_withdrawn = request.method == "GET" and request.GET.get("said") == "withdrawn"
    living = visible_tokens(viewer(request).actor).filter(person=person, withdrawn_at=None, ends_at__gt=now())
    about = {
        "form": form,
        "tokens": list(living),
        "scope_words": SCOPES,
        "made": made,
        "secret": secret,
        "said": [("ok", _("The token is withdrawn. Nothing gets in with it any more."))] if was_withdrawn else [],
    }
    return render(request, "account/tokens.jinja", about, status=status)


def _end_of(day: date) -> datetime:
    try:
        return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    except OverflowError:
        return timezone.make_aware(datetime.combine(day, time()))
