"""Changing what one has seen: If-Match names the version, and a later one is told instead of overwritten."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Header

from firstline.core.errors import DomainError
from firstline.tickets.models import Ticket

ETAG = re.compile(r'(?:W/)?"(\d{1,15})"')
"""A proxy, or our own compressing of answers, makes an ETag weak; the version in it is the same."""

IfMatch = Annotated[
    str | None,
    Header(
        None, alias="If-Match", max_length=200,
        description="The ETag of the request as you know it. If it has changed since, the answer is 412 and shows it.",
    ),
]  # fmt: skip


class VersionMissing(DomainError):
    code = "version_missing"


class ChangedMeanwhile(DomainError):
    """`ticket` is how it stands now."""

    code = "changed_meanwhile"

    def __init__(self, ticket: Ticket) -> None:
        super().__init__(_("Somebody changed this request meanwhile. Here is how it stands now."))
        self.ticket = ticket


def required(if_match: str | None) -> str:
    """Raises VersionMissing where no version is named."""
    if not if_match:
        raise VersionMissing(_("Say with If-Match which version you want to change: the ETag of the request."))
    return if_match


@contextmanager
def unchanged(ticket: Ticket, if_match: str | None) -> Iterator[None]:
    """A transaction in which the ticket is still what the program saw; any version for `*` and None.

    Raises ChangedMeanwhile.
    """
    with transaction.atomic():
        if if_match and if_match.strip() != "*":
            fresh = Ticket.objects.select_for_update(of=("self",)).get(pk=ticket.pk)
            if str(fresh.version) not in ETAG.findall(if_match):
                raise ChangedMeanwhile(fresh)
        yield


def with_version(response: HttpResponse, ticket: Ticket) -> None:
    response.headers["ETag"] = f'"{ticket.version}"'
