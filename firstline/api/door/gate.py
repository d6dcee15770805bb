"""The gate: whatever a program asks comes through here. Cookies count for nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from math import ceil
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from firstline.api.door.caller import Caller, caller_with
from firstline.api.door.once import done_once
from firstline.api.door.problems import Refusal, problem, refused_at_the_door
from firstline.core.clock import now
from firstline.core.desk import current_desk
from firstline.core.quotas import Allowance, Left, TooOften, take
from firstline.pages.source import source_of
from firstline.pages.viewer import zone_of
from firstline.people.actions.api_tokens import note_use
from firstline.people.queries import living_token

OF_A_TOKEN = Allowance("requests with one token", at_most=600, per=timedelta(minutes=1))
WRONG_TOKENS = Allowance("wrong tokens from one source", at_most=30, per=timedelta(minutes=10))
MB = 1024 * 1024
LARGEST_JSON = MB
AROUND_A_FILE = 64 * 1024

View = Callable[..., HttpResponseBase]


def gated(view: View) -> View:
    """`view` for those with a token only, as often as it allows, in the language asked for."""

    @csrf_exempt
    @wraps(view)
    def handle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override(_asked_language(request) or current_desk().language):
            try:
                response = _pass(request, now(), lambda: view(request, *args, **kwargs))
            except Refusal as refusal:
                response = refused_at_the_door(refusal)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Vary"] = "Authorization, Accept-Language"
        return response

    return handle


def _pass(request: HttpRequest, at: datetime, show: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    caller = _admitted(request, at)
    left = _counted(caller, at)
    request.caller = caller  # type: ignore[attr-defined]
    language = _asked_language(request) or caller.person.language or current_desk().language
    with translation.override(language), timezone.override(zone_of(caller.person.time_zone)):
        try:
            _refuse_size(request)
            response = _in_our_form(done_once(request, caller, at, show))
        except Refusal as refusal:
            response = refused_at_the_door(refusal)
    response.headers["Content-Language"] = language
    _say_limits(response, left, at)
    return response


def _admitted(request: HttpRequest, at: datetime) -> Caller:
    """Raises Refusal. Wrong tokens are counted by where they come from; a right one always gets in."""
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret:
        raise Refusal(401, "no_token", _("Send a token: “Authorization: Bearer fl_…”."), WWW_Authenticate="Bearer")
    token = living_token(secret.strip(), at=at)
    if token is None:
        _count_wrong(request, at)
        sentence = _("This token is wrong, was withdrawn, or its time is over.")
        raise Refusal(401, "wrong_token", sentence, WWW_Authenticate='Bearer error="invalid_token"')
    note_use(token, at=at)
    return caller_with(token)


def _count_wrong(request: HttpRequest, at: datetime) -> None:
    try:
        take(WRONG_TOKENS, source_of(request), at=at)
    except TooOften as fault:
        raise _too_often(fault) from fault


def _counted(caller: Caller, at: datetime) -> Left:
    try:
        return take(OF_A_TOKEN, str(caller.token.pk), at=at)
    except TooOften as fault:
        raise _too_often(fault) from fault


def _too_often(fault: TooOften) -> Refusal:
    return Refusal(429, fault.code, fault, Retry_After=str(max(1, ceil(fault.wait.total_seconds()))))


def _refuse_size(request: HttpRequest) -> None:
    """Before anything of the body is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    size = int(length) if length.isascii() and length.isdecimal() else None
    is_file = request.content_type == "multipart/form-data"
    most = current_desk().largest_file_mb * MB + AROUND_A_FILE if is_file else LARGEST_JSON
    if size is None or size > most:
        raise Refusal(413, "too_large", _("That is more than is taken at once."))


def _in_our_form(response: HttpResponseBase) -> HttpResponseBase:
    if response.status_code != 405:
        return response
    refusal = problem(405, "wrong_method", _("This address can't be asked like that."))
    refusal.headers["Allow"] = response.headers.get("Allow", "")
    return refusal


def _say_limits(response: HttpResponseBase, left: Left, at: datetime) -> None:
    response.headers["RateLimit-Limit"] = str(OF_A_TOKEN.at_most)
    response.headers["RateLimit-Remaining"] = str(left.count)
    response.headers["RateLimit-Reset"] = str(max(1, ceil((left.ends_at - at).total_seconds())))


def _asked_language(request: HttpRequest) -> str:
    """The first of the languages in Accept-Language that we speak; empty when it names none."""
    offered = {code for code, _name in settings.LANGUAGES}
    for part in request.headers.get("Accept-Language", "").split(",")[:10]:
        code = part.split(";")[0].strip()[:2].lower()
        if code in offered:
            return code
    return ""
