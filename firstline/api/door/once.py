"""A request with an Idempotency-Key is done once, however often it is sent."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from firstline.api.door.caller import Caller
from firstline.api.door.problems import Refusal
from firstline.api.models import KeptAnswer

KEPT_FOR = timedelta(hours=24)
LONGEST_KEY = 200
SAFE = ("GET", "HEAD", "OPTIONS")


def done_once(
    request: HttpRequest, caller: Caller, at: datetime, do: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """What `do` answers, or what it answered the first time. The key is written in the transaction of what is done, so
    that a second request that comes meanwhile waits for the first. What is refused has done nothing and is not kept.

    Raises Refusal when the key is no key, or belongs to another request.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None or request.method in SAFE:
        return do()
    if not 0 < len(key) <= LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise Refusal(400, "wrong_key", _("An Idempotency-Key has 1 to 200 letters and digits."))
    digest = _digest(request)
    KeptAnswer.objects.filter(token=caller.token, key=key, created_at__lte=at - KEPT_FOR).delete()
    known = _known(caller, key)
    if known is not None:
        return _again(known, digest)
    with transaction.atomic():
        kept = _begun(caller, key, digest, at)
        if kept is not None:
            return _do_and_keep(kept, do)
    known = _known(caller, key)
    if known is None:
        raise Refusal(409, "in_progress", _("The same request is being done right now. Send it again in a moment."))
    return _again(known, digest)


def forget_old_answers(at: datetime) -> None:
    """Drop what was kept long enough."""
    KeptAnswer.objects.filter(created_at__lte=at - KEPT_FOR).delete()


def _begun(caller: Caller, key: str, digest: str, at: datetime) -> KeptAnswer | None:
    """The row of this key; None when another request was quicker."""
    try:
        with transaction.atomic():
            return KeptAnswer.objects.create(token=caller.token, key=key, request_sha256=digest, created_at=at)
    except IntegrityError:
        return None


def _do_and_keep(kept: KeptAnswer, do: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    response = do()
    if response.status_code >= 400 or not isinstance(response, HttpResponse):
        transaction.set_rollback(True)
        return response
    kept.status = response.status_code
    kept.body = response.content.decode()
    kept.etag = response.headers.get("ETag", "")
    kept.save(update_fields=["status", "body", "etag"])
    return response


def _known(caller: Caller, key: str) -> KeptAnswer | None:
    return KeptAnswer.objects.filter(token=caller.token, key=key).first()


def _again(known: KeptAnswer, digest: str) -> HttpResponse:
    if known.request_sha256 != digest:
        raise Refusal(422, "key_used", _("This Idempotency-Key was used for another request. Make a new one."))
    response = HttpResponse(known.body, status=known.status, content_type="application/json; charset=utf-8")
    if known.etag:
        response.headers["ETag"] = known.etag
    response.headers["Idempotent-Replayed"] = "true"
    return response


def _digest(request: HttpRequest) -> str:
    """Of what is asked. Files are counted by what they hold: the line between parts is another each time."""
    digest = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    digest.update(request.headers.get("If-Match", "").encode() + b"\n")
    if request.content_type != "multipart/form-data":
        digest.update(request.body)
        return digest.hexdigest()
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            digest.update(f"{name} {file.name} {file.size}\n".encode("utf-8", "replace"))
            digest.update(file.read())
            file.seek(0)
    digest.update(repr(sorted(request.POST.lists())).encode("utf-8", "replace"))
    return digest.hexdigest()
