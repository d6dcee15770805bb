"""The two ways to a question: signed in (`/approvals/12/`), and by the signed link of a mail (`/a/…/`).

Whoever comes by the link is a guest who sees this question and nothing else, whoever they are signed in as.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt

from firstline.approvals.links import approver_actor, read_approval_token
from firstline.approvals.models import Approver, Way
from firstline.approvals.policies import access_asked
from firstline.core.access import Actor
from firstline.core.clock import now
from firstline.pages.viewer import viewer, zone_of
from firstline.portal.audience import user_of
from firstline.portal.requests import ended
from firstline.portal.requests.door import kept_private, language_of


@dataclass(frozen=True)
class AskedDoor:
    """Who came to which question, and how. `base` begins the addresses of everything behind the door."""

    approver: Approver
    actor: Actor
    base: str
    way: Way

    @property
    def is_guest(self) -> bool:
        return self.way == Way.LINK


View = Callable[..., HttpResponseBase]


def by_session(view: View) -> View:
    """Let in whoever is signed in and was asked; others sign in first and come back here."""

    @wraps(view)
    def open_door(request: HttpRequest, approver: int) -> HttpResponseBase:
        page = f"/approvals/{approver}/"
        if viewer(request).person is None:
            return ended.session_ended(request, page)
        actor = user_of(request)
        return view(request, AskedDoor(access_asked(actor, approver), actor, page, Way.PORTAL))

    return open_door


def by_link(view: View) -> View:
    """Let in whoever has the link. The address is the proof, as with the links to requests."""

    @csrf_exempt
    @wraps(view)
    def open_door(request: HttpRequest, token: str) -> HttpResponseBase:
        approver = read_approval_token(token, at=now())
        if approver is None:
            return kept_private(render(request, "portal/approvals/link_ended.jinja", {}, status=404))
        door = AskedDoor(approver, approver_actor(approver), f"/a/{token}/", Way.LINK)
        person = approver.person
        with (
            translation.override(language_of(request, person)),
            timezone.override(zone_of(person.time_zone)),
        ):
            return kept_private(view(request, door))

    return open_door
