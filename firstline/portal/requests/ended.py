"""When a session or a link is over: nothing typed is lost, and there is a way on."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from firstline.core.clock import now
from firstline.core.quotas import TooOften
from firstline.portal.requests.typed import keep_typed
from firstline.tickets.actions.ask_guest_link import ask_guest_link
from firstline.tickets.guest_links import read_lapsed_token

SIGN_IN = "/account/login/"


def session_ended(request: HttpRequest, page: str) -> HttpResponseBase:
    """Lead through signing in and back to `page`; what was typed waits there. A part of a page only says so."""
    if request.method == "POST":
        keep_typed(request, page)
    way = f"{SIGN_IN}?{urlencode({'next': page})}"
    if request.headers.get("HX-Request"):
        return render(request, "portal/requests/signed_out.jinja", {"way": way}, status=401)
    return redirect(way)


def link_ended(request: HttpRequest, token: str) -> HttpResponse:
    """Say that the link is over (410), or that it is none (404), without a word about what it opened."""
    lapsed = read_lapsed_token(token, at=now()) is not None
    about = {"token": token if lapsed else "", "text": request.POST.get("text", "")}
    return render(request, "portal/requests/link_ended.jinja", about, status=410 if lapsed else 404)


def ask_new_link(request: HttpRequest, token: str) -> HttpResponse:
    """Have a new link mailed to the address the old one was for; which that is isn't shown."""
    participant = read_lapsed_token(token, at=now())
    if participant is None or request.method != "POST":
        return link_ended(request, token)
    try:
        ask_guest_link(participant, at=now())
    except TooOften as fault:
        return render(request, "portal/requests/link_asked.jinja", {"refusal": str(fault)}, status=429)
    return render(request, "portal/requests/link_asked.jinja", {"refusal": ""})
