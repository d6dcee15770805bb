"""What can happen to a ticket."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from firstline.core.events import Event


@dataclass(frozen=True, kw_only=True)
class TicketRegistered(Event):
    """`acknowledge` is False where the requester must not be written to (a robot's mail)."""

    kind: ClassVar[str] = "ticket:registered"
    public: ClassVar[bool] = True
    ticket_id: int
    message_id: int
    channel: str
    requester_id: int
    acknowledge: bool = True


@dataclass(frozen=True, kw_only=True)
class UserReplied(Event):
    """The user (or somebody copied) said something more."""

    kind: ClassVar[str] = "ticket:user-replied"
    public: ClassVar[bool] = True
    ticket_id: int
    message_id: int
    is_machine: bool = False


@dataclass(frozen=True, kw_only=True)
class TicketAnswered(Event):
    """The last three say how the ticket stood before, for taking the answer back."""

    kind: ClassVar[str] = "ticket:answered"
    public: ClassVar[bool] = True
    ticket_id: int
    message_id: int
    shown_from: datetime
    state_before_id: int | None = None
    held_until: datetime | None = None
    user_waited_since: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerWithdrawn(Event):
    kind: ClassVar[str] = "ticket:answer-withdrawn"
    ticket_id: int
    message_id: int


@dataclass(frozen=True, kw_only=True)
class AnswerScheduled(Event):
    """Somebody wrote an answer that leaves later."""

    kind: ClassVar[str] = "ticket:answer-scheduled"
    ticket_id: int
    leaves_at: datetime


@dataclass(frozen=True, kw_only=True)
class AnswerRescheduled(Event):
    """A scheduled answer leaves at another time now."""

    kind: ClassVar[str] = "ticket:answer-rescheduled"
    ticket_id: int
    leaves_at: datetime


@dataclass(frozen=True, kw_only=True)
class AnswerUnscheduled(Event):
    """A scheduled answer was taken back before it left."""

    kind: ClassVar[str] = "ticket:answer-unscheduled"
    ticket_id: int


@dataclass(frozen=True, kw_only=True)
class ScheduledAnswerStuck(Event):
    """A scheduled answer could not leave when its time had come, and waits for somebody; `reason` in plain words."""

    kind: ClassVar[str] = "ticket:scheduled-answer-stuck"
    ticket_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class NoteWritten(Event):
    kind: ClassVar[str] = "ticket:note-written"
    ticket_id: int
    note_id: int


@dataclass(frozen=True, kw_only=True)
class TicketAssigned(Event):
    kind: ClassVar[str] = "ticket:assigned"
    public: ClassVar[bool] = True
    ticket_id: int
    team_id: int | None
    team: str
    assignee_id: int | None
    assignee: str
    team_before: str = ""
    assignee_before: str = ""


@dataclass(frozen=True, kw_only=True)
class TicketChanged(Event):
    """`changes` is {field: (before, after)}; choices as their codes, others in words."""

    kind: ClassVar[str] = "ticket:changed"
    ticket_id: int
    changes: dict[str, tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class TicketMoved(Event):
    """It came to another stage or state, by itself or by hand. Holding, resolving, reopening and
    closing have their own."""

    kind: ClassVar[str] = "ticket:moved"
    public: ClassVar[bool] = True
    ticket_id: int
    stage: str
    state: str
    stage_before: str


@dataclass(frozen=True, kw_only=True)
class TicketPutOnHold(Event):
    kind: ClassVar[str] = "ticket:put-on-hold"
    public: ClassVar[bool] = True
    ticket_id: int
    until: datetime
    stage_before: str


@dataclass(frozen=True, kw_only=True)
class TicketResolved(Event):
    kind: ClassVar[str] = "ticket:resolved"
    public: ClassVar[bool] = True
    ticket_id: int
    resolution: str
    by_user: bool
    tell_user: bool = True


@dataclass(frozen=True, kw_only=True)
class TicketReopened(Event):
    kind: ClassVar[str] = "ticket:reopened"
    public: ClassVar[bool] = True
    ticket_id: int
    stage_before: str


@dataclass(frozen=True, kw_only=True)
class TicketClosed(Event):
    kind: ClassVar[str] = "ticket:closed"
    public: ClassVar[bool] = True
    ticket_id: int


@dataclass(frozen=True, kw_only=True)
class RequesterChanged(Event):
    """Somebody else is the requester now."""

    kind: ClassVar[str] = "ticket:requester-changed"
    ticket_id: int
    person_id: int
    name: str
    name_before: str


@dataclass(frozen=True, kw_only=True)
class TicketMarkedSpam(Event):
    """It is no request. The others say how the ticket stood before, for taking that back."""

    kind: ClassVar[str] = "ticket:marked-spam"
    ticket_id: int
    state_before_id: int
    held_until: datetime | None = None
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    user_waited_since: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class TicketUnmarkedSpam(Event):
    """It was a request after all."""

    kind: ClassVar[str] = "ticket:unmarked-spam"
    ticket_id: int


@dataclass(frozen=True, kw_only=True)
class TicketMerged(Event):
    """It went into another one. `brought` are those of its people who were copied in there; the rest says how both
    stood before, for taking that back."""

    kind: ClassVar[str] = "ticket:merged"
    public: ClassVar[bool] = True
    ticket_id: int
    into_id: int
    state_before_id: int
    held_until: datetime | None = None
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    user_waited_since: datetime | None = None
    there_waited_since: datetime | None = None
    brought: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class TicketTookIn(Event):
    """Another one was merged into it."""

    kind: ClassVar[str] = "ticket:took-in"
    ticket_id: int
    other_id: int


@dataclass(frozen=True, kw_only=True)
class TicketUnmerged(Event):
    """It is a ticket of its own again."""

    kind: ClassVar[str] = "ticket:unmerged"
    public: ClassVar[bool] = True
    ticket_id: int
    out_of_id: int


@dataclass(frozen=True, kw_only=True)
class TicketGaveBack(Event):
    """What had been merged into it is on its own again."""

    kind: ClassVar[str] = "ticket:gave-back"
    ticket_id: int
    other_id: int


@dataclass(frozen=True, kw_only=True)
class WroteInMerged(Event):
    """Somebody who takes no part in this one wrote in a ticket that was merged into it."""

    kind: ClassVar[str] = "ticket:wrote-in-merged"
    ticket_id: int
    other_id: int
    message_id: int


@dataclass(frozen=True, kw_only=True)
class MessageMoved(Event):
    """A message went from this ticket to another one."""

    kind: ClassVar[str] = "ticket:message-moved"
    ticket_id: int
    other_id: int
    message_id: int
    author: str


@dataclass(frozen=True, kw_only=True)
class MessageCame(Event):
    """A message came to this ticket from another one."""

    kind: ClassVar[str] = "ticket:message-came"
    ticket_id: int
    other_id: int
    message_id: int
    author: str


@dataclass(frozen=True, kw_only=True)
class TicketLinked(Event):
    """`relation` is how this ticket stands to the other: a `LinkKind`, with "_by" where the other stands so to it."""

    kind: ClassVar[str] = "ticket:linked"
    ticket_id: int
    other_id: int
    relation: str


@dataclass(frozen=True, kw_only=True)
class TicketUnlinked(Event):
    kind: ClassVar[str] = "ticket:unlinked"
    ticket_id: int
    other_id: int
    relation: str


@dataclass(frozen=True, kw_only=True)
class TicketPutUnder(Event):
    """It is a child of another one now."""

    kind: ClassVar[str] = "ticket:put-under"
    ticket_id: int
    other_id: int


@dataclass(frozen=True, kw_only=True)
class TicketTakenOut(Event):
    """It is no child of the other one any more."""

    kind: ClassVar[str] = "ticket:taken-out"
    ticket_id: int
    other_id: int


@dataclass(frozen=True, kw_only=True)
class ChildAdded(Event):
    """Another one is a child of this one now."""

    kind: ClassVar[str] = "ticket:child-added"
    ticket_id: int
    other_id: int


@dataclass(frozen=True, kw_only=True)
class ChildRemoved(Event):
    kind: ClassVar[str] = "ticket:child-removed"
    ticket_id: int
    other_id: int


@dataclass(frozen=True, kw_only=True)
class ChildrenAnswered(Event):
    """One answer went to each of so many children."""

    kind: ClassVar[str] = "ticket:children-answered"
    ticket_id: int
    count: int


@dataclass(frozen=True, kw_only=True)
class ChildrenResolved(Event):
    """So many children were solved together with it."""

    kind: ClassVar[str] = "ticket:children-resolved"
    ticket_id: int
    count: int


@dataclass(frozen=True, kw_only=True)
class ChildrenLeftOpen(Event):
    """It was solved although so many of its children are open, as whoever solved it chose."""

    kind: ClassVar[str] = "ticket:children-left-open"
    ticket_id: int
    count: int


@dataclass(frozen=True, kw_only=True)
class ParticipantAdded(Event):
    kind: ClassVar[str] = "ticket:participant-added"
    public: ClassVar[bool] = True
    ticket_id: int
    person_id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class ParticipantRemoved(Event):
    kind: ClassVar[str] = "ticket:participant-removed"
    public: ClassVar[bool] = True
    ticket_id: int
    person_id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class GuestLinkAsked(Event):
    """A participant's link has ended and they want a new one, by mail to the address we know."""

    kind: ClassVar[str] = "ticket:guest-link-asked"
    ticket_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class StateKept(Event):
    kind: ClassVar[str] = "state:kept"
    state_id: int
    changes: dict[str, tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class PriorityMatrixChanged(Event):
    kind: ClassVar[str] = "desk:priority-matrix-changed"
    desk_id: int
    changes: dict[str, tuple[str, str]]
