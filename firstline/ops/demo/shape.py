"""What a told month is made of: people, things, and conversations with absolute times. Plain data, no database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Language = Literal["en", "sv"]
Channel = Literal["mail", "portal", "phone", "desk"]
"""As in `tickets.stages.Channel`, like the other scales here. Agents write at the desk."""
TicketType = Literal["incident", "service_request", "question"]
Level = Literal["low", "medium", "high"]
Stage = Literal["new", "open", "waiting_user", "waiting_vendor", "on_hold", "resolved", "closed"]
Done = Literal[
    "took", "passed", "changed", "held", "waits_for_vendor", "resumed", "resolved", "reopened", "closed"
]  # fmt: skip
UNDONE: tuple[Stage, ...] = ("new", "open", "waiting_user", "waiting_vendor", "on_hold")

SYSTEM = "system"
"""The author of what the desk does by itself: closing after a week, ending a hold."""


# ── who there is ─────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Organisation:
    key: str
    name: str
    domain: str
    trade: str
    address: str
    phone: str
    language: Language
    colour: str
    """Of its logo, as #rrggbb."""
    signs_mail: bool = False
    """Its people's first mail in a conversation ends with a signature and the logo."""


@dataclass(frozen=True, slots=True)
class Person:
    key: str
    name: str
    organisation: str
    title: str
    email: str
    phone: str
    mobile: str
    language: Language
    sees_organisation: bool = False
    """May follow all requests of the organisation in the portal."""
    vip: bool = False
    shared: bool = False
    """A function's address (a reception, an accounts office), not one human's."""


@dataclass(frozen=True, slots=True)
class Team:
    key: str
    name_en: str
    name_sv: str
    tier: int
    mailbox: str = ""


@dataclass(frozen=True, slots=True)
class Agent:
    key: str
    name: str
    title: str
    email: str
    phone: str
    role: Literal["agent", "lead", "administrator"]
    teams: tuple[str, ...]
    language: Language = "sv"


@dataclass(frozen=True, slots=True)
class Vendor:
    key: str
    name: str
    email: str
    supplies: str


@dataclass(frozen=True, slots=True)
class Category:
    key: str
    name_en: str
    name_sv: str
    parent: str = ""
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Product:
    key: str
    name_en: str
    name_sv: str
    kind: Literal["hardware", "software", "service"]
    category: str


@dataclass(frozen=True, slots=True)
class Asset:
    """Something a person has, or (without an owner) an organisation."""

    tag: str
    serial: str
    product: str
    organisation: str
    owner: str
    location: str
    bought_on: date
    warranty_until: date
    state: Literal["in_use", "in_repair", "retired"]


@dataclass(frozen=True, slots=True)
class CannedText:
    key: str
    use: Literal["answer", "resolution"]
    name: str
    language: Language
    text: str


# ── what is attached ─────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be drawn by `pictures.draw`; `inline` ones stand in the body where `[picture]` stands."""

    kind: str
    caption: str = ""
    """What the picture shows in words: an error text on the display, rows split at " | "."""
    name: str = ""
    inline: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A text file as it is: a log, a list, a table."""

    name: str
    text: str
    content_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A one-page paper with a heading and lines; `papers.pdf` makes the bytes."""

    name: str
    title: str
    lines: tuple[str, ...]


Attachment = Picture | File | Pdf


# ── what happens ─────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Turn:
    """Something said: a message everybody may read, or an internal note."""

    at: datetime
    by: str
    """Key of a person or an agent."""
    side: Literal["user", "agent"]
    kind: Literal["message", "note"]
    channel: Channel
    body: str
    """Paragraphs parted by an empty line; lines that begin with "- " or "1. " are lists."""
    signature: str = ""
    quoted: str = ""
    """Earlier text carried along in a mail, with its "On … wrote:" line and "> " before each line."""
    attachments: tuple[Attachment, ...] = ()
    waits: bool = False
    """The answer asks something: the ticket waits for the user from here on."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something done. Which fields are filled depends on `kind`.

    took (agent, team) · passed (team, agent or none, text = why) · changed (field, before, after) ·
    held (until, text) · waits_for_vendor (vendor, text) · resumed · resolved (text; none when the user says so) ·
    reopened (the words follow) · closed (by the desk itself).
    """

    at: datetime
    by: str
    side: Literal["user", "agent", "system"]
    kind: Done
    text: str = ""
    team: str | None = None
    agent: str | None = None
    field: Literal["", "type", "impact", "urgency", "category", "product"] = ""
    before: str = ""
    after: str = ""
    until: datetime | None = None
    vendor: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a ticket stands at one moment."""

    type: TicketType
    impact: Level
    urgency: Level
    category: str | None
    product: str | None
    team: str | None
    assignee: str | None
    stage: Stage


@dataclass(frozen=True, slots=True)
class Conversation:
    """One ticket of the month, from its registration to where it stands now."""

    key: str
    subject: str
    language: Language
    requester: str
    organisation: str
    copied: tuple[str, ...]
    """People who also follow it."""
    channel: Channel
    registered_by: str
    """The requester, or the agent who took the call."""
    tags: tuple[str, ...]
    registered: Standing
    standing: Standing
    steps: tuple[Turn | Happening, ...]
    """In the order of time; the first is the opening message."""

    @property
    def opened_at(self) -> datetime:
        return self.steps[0].at

    @property
    def last_at(self) -> datetime:
        return self.steps[-1].at

    def turns(self) -> Iterator[Turn]:
        return (step for step in self.steps if isinstance(step, Turn))

    def happenings(self) -> Iterator[Happening]:
        return (step for step in self.steps if isinstance(step, Happening))
