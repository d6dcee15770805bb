"""Taking files while somebody is still writing: one by one with scripts, all with the form without."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.clock import now
from firstline.core.desk import current_desk
from firstline.core.errors import DomainError
from firstline.core.files import FileRefused, check_upload, safe_name
from firstline.core.quotas import Allowance, take
from firstline.pages.source import source_of
from firstline.tickets.actions.attaching import MOST_FILES, upload, uploads_of
from firstline.tickets.models import Ticket, Upload

OF_A_PERSON = Allowance("upload", at_most=300, per=timedelta(hours=1))
OF_A_STRANGER = Allowance("upload by a stranger", at_most=30, per=timedelta(hours=1))

AddressOf = Callable[[Upload], str]
"""Where the page of the one who writes finds their upload again; `?size=thumb` is its small copy."""


@dataclass(frozen=True)
class Shown:
    """An upload as pages list it, and as their scripts are told of it."""

    id: str
    name: str
    size: int
    url: str
    thumb: str | None


@dataclass(frozen=True)
class Sent:
    """What came with a form: uploads that are in order, and a sentence for each file that isn't."""

    uploads: list[Upload] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        return [str(one.pk) for one in self.uploads]


def take_upload(
    request: HttpRequest, actor: Actor, address_of: AddressOf, *, ticket: Ticket | None = None
) -> JsonResponse:
    """Keep the one file that was sent and answer what the page shows of it. Raises FileRefused, TooOften."""
    sent = request.FILES.get("file")
    if sent is None:
        raise FileRefused(_("No file arrived. Choose it again."), field="files")
    return JsonResponse(vars(shown(_keep(request, sent, actor, ticket), address_of)), status=201)


def sent_with(request: HttpRequest, actor: Actor, *, ticket: Ticket | None = None) -> Sent:
    """The files of a form: those sent before (`uploads`), and those that came with it (`files`)."""
    known = uploads_of(actor, request.POST.getlist("uploads"))
    refusals: list[str] = []
    for file in request.FILES.getlist("files"):
        try:
            _refuse_too_many(len(known))
            known.append(_keep(request, file, actor, ticket))
        except DomainError as fault:
            refusals.append(str(fault))
    return Sent(uploads=known, refusals=list(dict.fromkeys(refusals)))


def all_shown(uploads: Iterable[Upload], address_of: AddressOf) -> list[Shown]:
    return [shown(one, address_of) for one in uploads]


def shown(one: Upload, address_of: AddressOf) -> Shown:
    address = address_of(one)
    thumb = f"{address}?size=thumb" if one.file.is_picture else None
    return Shown(id=str(one.pk), name=one.name, size=one.file.size, url=address, thumb=thumb)


def largest_file() -> int:
    """The largest file the desk takes, in bytes."""
    return current_desk().largest_file_mb * 1024 * 1024


def _keep(request: HttpRequest, file: "UploadedFile[bytes]", actor: Actor, ticket: Ticket | None) -> Upload:
    name = safe_name(file.name or "")
    check_upload(name, file.size or 0)
    if actor.id:
        take(OF_A_PERSON, str(actor.id), at=now())
    else:
        take(OF_A_STRANGER, source_of(request), at=now())
    return upload(file.read(), name=name, by=actor, at=now(), ticket=ticket)


def _refuse_too_many(count: int) -> None:
    if count >= MOST_FILES:
        raise FileRefused(_("One message can carry %(n)s files. Send the rest with another.") % {"n": MOST_FILES})
