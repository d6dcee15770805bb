"""The two ways to one request: signed in (`/requests/12/`), and by the signed link of a mail (`/r/…/`).

Both lead to the same pages; what differs is who is let in, and where the addresses begin.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt

from firstline.core.access import Actor
from firstline.core.clock import now
from firstline.core.errors import NotFound
from firstline.pages.languages import is_offered
from firstline.pages.viewer import viewer, zone_of
from firstline.people.models import Person
from firstline.portal.audience import user_of
from firstline.portal.requests import ended
from firstline.tickets.guest_links import guest_actor, read_guest_token
from firstline.tickets.models import Attachment, Ticket, Upload
from firstline.tickets.policies import access_ticket

GUEST_HEADERS = {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}


@dataclass(frozen=True)
class Door:
    """Who came to which request, and how. `base` begins the addresses of everything behind the door."""

    ticket: Ticket
    person: Person
    actor: Actor
    base: str
    token: str = ""

    @property
    def is_guest(self) -> bool:
        return bool(self.token)

    @property
    def live_url(self) -> str:
        return f"/live/?guest={self.token}" if self.is_guest else "/live/"

    @property
    def uploads_url(self) -> str:
        return f"{self.base}uploads/" if self.is_guest else "/uploads/"

    def upload_url(self, one: Upload) -> str:
        return f"{self.uploads_url}{one.pk}/"

    def file_url(self, attachment: Attachment) -> str:
        start = self.base if self.is_guest else "/"
        return f"{start}files/{attachment.pk}/{quote(attachment.name, safe='')}"


View = Callable[..., HttpResponseBase]


def by_session(view: View) -> View:
    """Let in whoever is signed in and may see the request; what others typed waits until they have signed in."""

    @wraps(view)
    def open_door(request: HttpRequest, number: int, **kwargs: object) -> HttpResponseBase:
        person = viewer(request).person
        if person is None:
            return ended.session_ended(request, f"/requests/{number}/")
        actor = user_of(request)
        try:
            ticket = access_ticket(actor, number)
        except NotFound:
            if viewer(request).is_agent and request.method == "GET":
                return redirect(f"/desk/tickets/{number}/")
            raise
        door = Door(ticket=ticket, person=person, actor=actor, base=f"/requests/{number}/")
        return view(request, door, **kwargs)

    return open_door


def by_link(view: View) -> View:
    """Let in whoever has the link, to its one request and as a guest, whoever else they are signed in as.

    The address is the proof, so no other is asked for: a page with `no-referrer` could not give the Origin that the
    check against forged forms wants, and who can forge a form to this address has the link.
    """

    @csrf_exempt
    @wraps(view)
    def open_door(request: HttpRequest, token: str, **kwargs: object) -> HttpResponseBase:
        participant = read_guest_token(token, at=now())
        if participant is None:
            return kept_private(ended.link_ended(request, token))
        actor = guest_actor(participant)
        ticket = access_ticket(actor, participant.ticket_id)
        door = Door(ticket=ticket, person=participant.person, actor=actor, base=f"/r/{token}/", token=token)
        with (
            translation.override(_language(request, participant.person)),
            timezone.override(zone_of(participant.person.time_zone)),
        ):
            return kept_private(view(request, door, **kwargs))

    return open_door


def beside_the_door(view: View) -> View:
    """For what somebody with a link that no longer opens can still do."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponseBase:
        return kept_private(view(request, token))

    return guarded


def _language(request: HttpRequest, person: Person) -> str:
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if is_offered(chosen):
        return chosen
    return person.language or translation.get_language() or settings.LANGUAGE_CODE


def kept_private(response: HttpResponseBase) -> HttpResponseBase:
    """The answer to somebody with a link, with what keeps the link from caches, other sites and search engines."""
    response.headers["Content-Language"] = translation.get_language() or settings.LANGUAGE_CODE
    for name, value in GUEST_HEADERS.items():
        response.headers[name] = value
    return response
