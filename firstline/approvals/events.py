"""What can happen to an approval. All are told in the request they are about."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from firstline.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ApprovalAsked(Event):
    """`names` are all who are asked, `asks` the approvers whose turn it is now."""

    kind: ClassVar[str] = "ticket:approval-asked"
    public: ClassVar[bool] = True
    ticket_id: int
    approval_id: int
    names: list[str]
    asks: list[int]
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class ApprovalAnswered(Event):
    """One of those asked said yes or no. `asks` are the approvers whose turn has come by that.

    What they said is between them and the desk: the requester hears what is decided.
    """

    kind: ClassVar[str] = "ticket:approval-answered"
    ticket_id: int
    approval_id: int
    approver_id: int
    name: str
    says_yes: bool
    reason: str
    way: str
    asks: list[int]


@dataclass(frozen=True, kw_only=True)
class ApprovalHandedOn(Event):
    """Somebody else answers instead of the one who was asked."""

    kind: ClassVar[str] = "ticket:approval-handed-on"
    ticket_id: int
    approval_id: int
    name: str
    to_name: str
    asks: list[int]


@dataclass(frozen=True, kw_only=True)
class ApprovalReminded(Event):
    """Those who have not answered are told again."""

    kind: ClassVar[str] = "ticket:approval-reminded"
    ticket_id: int
    approval_id: int
    names: list[str]
    reminds: list[int]
    is_overdue: bool


@dataclass(frozen=True, kw_only=True)
class ApprovalDecided(Event):
    kind: ClassVar[str] = "ticket:approval-decided"
    public: ClassVar[bool] = True
    ticket_id: int
    approval_id: int
    is_approved: bool


@dataclass(frozen=True, kw_only=True)
class ApprovalWithdrawn(Event):
    """`is_over`: because the request itself is done, and nobody needs an answer any more."""

    kind: ClassVar[str] = "ticket:approval-withdrawn"
    public: ClassVar[bool] = True
    ticket_id: int
    approval_id: int
    is_over: bool


@dataclass(frozen=True, kw_only=True)
class ApprovalTemplateKept(Event):
    """An administrator wrote or changed what is often asked."""

    kind: ClassVar[str] = "approval_template:kept"
    approval_template_id: int
    name: str
