"""Whose hook an address is."""

import hmac

from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mailbox import WayIn, WayOut
from firstline.channels.email.services.known import INCOMING, OUTGOING


def mailbox_with_mail(mailbox_id: int, secret: str) -> Mailbox | None:
    """The mailbox for which a service hands mail over at this address; None where there is none."""
    found = _with_secret(mailbox_id, secret)
    hands_over = found is not None and found.way_in == WayIn.SERVICE and found.in_service in INCOMING
    return found if hands_over else None


def mailbox_told_of(mailbox_id: int, secret: str) -> Mailbox | None:
    """The mailbox of whose sent mail a service tells at this address; None where there is none."""
    found = _with_secret(mailbox_id, secret)
    sends = found is not None and found.way_out == WayOut.SERVICE and found.out_service in OUTGOING
    return found if sends else None


def _with_secret(mailbox_id: int, secret: str) -> Mailbox | None:
    found = Mailbox.objects.select_related("team").filter(pk=mailbox_id).first()
    kept = found.hook_secret if found is not None else ""
    is_right = hmac.compare_digest((kept or "-").encode(), secret.encode("utf-8", "replace"))
    return found if kept and is_right else None
