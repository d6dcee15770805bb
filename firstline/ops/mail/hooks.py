"""Where mail services call us. The address holds a secret; with a wrong one there is nothing here.

Nothing is read of a body before the secret was right, and never more than a mail may have. Answers say in their status
whether the service shall try again (503) or not, and no log names the address.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from threading import BoundedSemaphore

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from firstline.channels.email.hooks.doors import mailbox_told_of, mailbox_with_mail
from firstline.channels.email.hooks.events import take_events
from firstline.channels.email.hooks.faults import ComeAgain, NotTaken, TooLarge
from firstline.channels.email.hooks.incoming import take_in
from firstline.channels.email.models import Mailbox
from firstline.channels.email.services.posted import Posted
from firstline.core.clock import now
from firstline.core.links import absolute
from firstline.pages.refusals import not_found

log = logging.getLogger("firstline.mail")

AROUND_A_MAIL = 1024 * 1024
"""Bytes of a body beside its mail."""
WRITTEN_LONGER = 2
"""How much longer a mail may be in JSON or a form than it is."""
LARGEST_REPORT = 5 * 1024 * 1024
LARGE = 1024 * 1024
_large_at_once = BoundedSemaphore(2)

Take = Callable[[Mailbox, Posted, datetime], object]


@csrf_exempt
@never_cache
def incoming(request: HttpRequest, mailbox: int, secret: str) -> HttpResponse:
    """A mail is handed over. 200 once it is on the disk."""
    found = mailbox_with_mail(mailbox, secret)
    largest = WRITTEN_LONGER * settings.LARGEST_MAIL + AROUND_A_MAIL
    return _answer(request, found, largest, lambda box, posted, at: take_in(box, posted, at=at))


@csrf_exempt
@never_cache
def events(request: HttpRequest, mailbox: int, secret: str) -> HttpResponse:
    """What became of mail that was sent."""
    found = mailbox_told_of(mailbox, secret)
    return _answer(request, found, LARGEST_REPORT, lambda box, posted, at: take_events(box, posted, at=at))


def _answer(request: HttpRequest, mailbox: Mailbox | None, largest: int, take: Take) -> HttpResponse:
    if mailbox is None:
        return not_found(request)
    if request.method in ("GET", "HEAD"):
        return _said(200)  # some services look whether somebody is there
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"], content=b"POST")
    return _said(_status(mailbox, lambda: take(mailbox, _posted(request, largest), now()), _size(request)))


def _status(mailbox: Mailbox, work: Callable[[], object], size: int) -> int:
    try:
        (_with_room if size > LARGE else _at_once)(work)
    except NotTaken as fault:
        return fault.status
    except Exception:
        log.exception("What a mail service brought for %s can't be taken now", mailbox.address)
        return 503
    return 200


def _posted(request: HttpRequest, largest: int) -> Posted:
    if _size(request) > largest:
        raise TooLarge
    body = request.read(largest + 1)
    if len(body) > largest:
        raise TooLarge
    return Posted(body, request.META.get("CONTENT_TYPE", ""), absolute(request.path), request.META)


def _size(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdecimal() else 0


def _at_once(work: Callable[[], object]) -> None:
    work()


def _with_room(work: Callable[[], object]) -> None:
    """A large mail is in memory several times; few at once, and the service comes again."""
    if not _large_at_once.acquire(timeout=10):
        raise ComeAgain
    try:
        work()
    finally:
        _large_at_once.release()


def _said(status: int) -> HttpResponse:
    response = HttpResponse(status=status, content_type="text/plain")
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 -- Django would log the address
    return response
