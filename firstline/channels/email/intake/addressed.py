"""The mailbox that a mail belongs to which is handed over: by the address it was handed over for, or by its head."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from firstline.channels.email.models import Mailbox
from firstline.channels.email.reading.addresses import read_addresses
from firstline.channels.email.reading.headers import read_head
from firstline.channels.email.reading.limits import Notes
from firstline.core.errors import DomainError

BY_DELIVERY = ("delivered-to", "x-original-to", "envelope-to")
BY_WRITER = ("to", "cc")


class NotOurs(DomainError):
    """No mailbox has the address; trying again will not help."""

    code = "not_our_address"


class SwitchedOff(DomainError):
    """The mailbox is not in use now; the mail may wait where it is."""

    code = "mailbox_switched_off"


def mailbox_at(address: str) -> Mailbox:
    """The mailbox whose mail goes to this address, with or without an extension (+…). Raises NotOurs, SwitchedOff."""
    mailbox = _mailbox_with(address)
    if mailbox is None:
        raise NotOurs(_("No mailbox of this desk has the address %(address)s.") % {"address": address.strip()})
    if not mailbox.is_active:
        raise SwitchedOff(_("The mailbox %(address)s is not in use now.") % {"address": mailbox.address})
    return mailbox


def mailbox_named_in(raw: bytes) -> Mailbox:
    """The mailbox that the head of a mail names: first what delivering programs wrote, then what the sender did.

    Raises NotOurs when it names none, SwitchedOff.
    """
    for address in _addresses_in(raw):
        if _mailbox_with(address) is not None:
            return mailbox_at(address)
    raise NotOurs(_("The mail is to no address of this desk. Say which mailbox it is for: --mailbox ADDRESS"))


def _mailbox_with(address: str) -> Mailbox | None:
    local, _at, domain = address.strip().strip("<>").lower().rpartition("@")
    wanted = {f"{local}@{domain}", f"{local.partition('+')[0]}@{domain}"}
    return next((one for one in Mailbox.objects.select_related("team") if wanted & one.addresses), None)


def _addresses_in(raw: bytes) -> Iterator[str]:
    notes = Notes()
    head, _body = read_head(raw, 0, len(raw), notes)
    for name in (*BY_DELIVERY, *BY_WRITER):
        yield from (found.address for found in read_addresses(head.raw(name), notes))
