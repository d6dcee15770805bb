"""Links that open one question for one of those who are asked, without an account.

Each is bound to that row's own random key and ends by itself. Opening one decides nothing, however often and by
whatever machine: only sending the form behind it does, and only as long as the answer is waited for.
"""

from datetime import datetime, timedelta

from firstline.approvals.models import Approver
from firstline.core.access import Actor
from firstline.core.links import absolute
from firstline.core.tokens import sign, verify

PURPOSE = "approval-link"
LASTS_BEYOND = timedelta(days=30)
LONGEST = 80


def approval_link(approver: Approver) -> str:
    """The whole address of the question for this one."""
    return absolute(f"/a/{approval_token(approver)}/")


def approval_token(approver: Approver) -> str:
    """Good until a month after the answer was wanted."""
    latest = max(approver.approval.due_at, approver.asked_at or approver.approval.asked_at)
    ends_on = int((latest + LASTS_BEYOND).timestamp()) // 86400
    return f"{approver.pk}-{ends_on}-{sign(PURPOSE, approver.pk, approver.link_key, ends_on)}"


def read_approval_token(token: str, *, at: datetime) -> Approver | None:
    """Whose link this is; None when it isn't ours, its time is over, or its owner is here no more."""
    parts = token.split("-")
    if len(token) > LONGEST or len(parts) != 3 or not all(part.isascii() and part.isdecimal() for part in parts[:2]):
        return None
    number, ends_on = int(parts[0]), int(parts[1])
    if number >= 2**63 or ends_on * 86400 < at.timestamp():
        return None
    with_all = ("approval__ticket__requester", "approval__asked_by", "person", "stand_in__person")
    found = Approver.objects.select_related(*with_all).filter(pk=number).first()
    if found is None or not verify(parts[2], PURPOSE, found.pk, found.link_key, ends_on):
        return None
    return found if found.person.is_active else None


def approver_actor(approver: Approver) -> Actor:
    """The one who is asked, as somebody who sees no request at all."""
    return Actor(kind="guest", id=approver.person_id, name=approver.person.name)
