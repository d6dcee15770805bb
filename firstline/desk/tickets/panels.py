"""What the page of a ticket shows, gathered once so that its templates ask nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from markupsafe import Markup

from firstline.channels.email.outbox.deliveries import Delivery, delivery_of
from firstline.core.access import Actor
from firstline.core.desk import current_desk
from firstline.core.html import html_to_text, text_to_html, with_pictures
from firstline.core.permissions import Permission
from firstline.live.models import Presence
from firstline.live.queries import others_at
from firstline.pages.asked import asked_uuid, asked_uuids
from firstline.tickets.models import Attachment, Draft, Message, Note, Participant, State, Ticket, Upload
from firstline.tickets.queries import Entry, RequestCounts, Thread, active_states, counts_of_person, thread_of
from firstline.tickets.stages import DONE, Stage

FOLDED_FROM = 3


@dataclass(frozen=True)
class Item:
    """What stands in the thread at one place: something said, or a run of things that happened."""

    kind: str
    entries: list[Entry]

    @property
    def entry(self) -> Entry:
        return self.entries[0]

    def is_news(self, reader: Actor, since: datetime) -> bool:
        said = self.entry.message or self.entry.note
        return said is not None and said.at > since and said.author_id != reader.id

    @property
    def is_folded(self) -> bool:
        return len(self.entries) >= FOLDED_FROM


@dataclass
class TicketPanel:
    """One ticket as one agent sees it now."""

    ticket: Ticket
    actor: Actor
    at: datetime
    before: datetime | None = None
    read_up_to: datetime | None = None

    @cached_property
    def thread(self) -> Thread:
        return thread_of(self.ticket, self.actor, at=self.at, before=self.before)

    @cached_property
    def items(self) -> list[Item]:
        return grouped(self.thread.entries)

    @cached_property
    def first_unread(self) -> Item | None:
        """The first thing others said since this agent was here last."""
        if self.read_up_to is None:
            return None
        return next((item for item in self.items if item.is_news(self.actor, self.read_up_to)), None)

    @cached_property
    def deliveries(self) -> dict[int, Delivery]:
        """How far each answer got that was mailed."""
        sent = [entry.message for entry in self.thread.entries if entry.message and entry.message.from_desk]
        return delivery_of(sent) if sent else {}

    @cached_property
    def participants(self) -> list[Participant]:
        rows = Participant.objects.filter(ticket=self.ticket).select_related("person")
        return sorted(rows, key=lambda row: (row.person_id != self.ticket.requester_id, row.pk))

    @cached_property
    def tags(self) -> list[str]:
        return list(self.ticket.tags.values_list("name", flat=True))

    @cached_property
    def drafts(self) -> dict[str, Draft]:
        return {d.kind: d for d in Draft.objects.filter(ticket=self.ticket, person_id=self.actor.id)}

    @cached_property
    def others(self) -> list[Presence]:
        return list(others_at(self.ticket, self.actor, at=self.at))

    @cached_property
    def requester_counts(self) -> RequestCounts:
        return counts_of_person(self.actor, self.ticket.requester_id, since=self.at - timedelta(days=365))

    @cached_property
    def other_requests(self) -> list[Ticket]:
        """The requester's newest other requests."""
        return list(
            Ticket.objects.filter(requester_id=self.ticket.requester_id)
            .exclude(pk=self.ticket.pk)
            .select_related("state")
            .order_by("-pk")[:4]
        )

    @property
    def states(self) -> list[State]:
        """The states that can be chosen by one click."""
        return [s for s in active_states() if s.stage not in (*DONE, Stage.NEW, Stage.ON_HOLD)]

    def may(self, permission: str) -> bool:
        return self.actor.can(Permission[permission])

    def composer(self, kind: str) -> "Composer":
        return composer(self, kind)

    def url(self, name: str, *more: object) -> str:
        """The address of one of this ticket's parts: `url("thread")`."""
        return reverse(f"desk:ticket-{name}", args=[self.ticket.pk, *more])

    def can_be_taken_back(self, message: Message) -> bool:
        return message.from_desk and message.author_id == self.actor.id and self.at < message.shown_from

    def seconds_left(self, message: Message) -> int:
        return max(1, int((message.shown_from - self.at).total_seconds()))

    def body(self, said: Message | Note, attachments: Iterable[Attachment]) -> Markup:
        return Markup(shown_html(said.html or text_to_html(said.text), attachments))  # noqa: S704 -- cleaned when kept

    def rest(self, message: Message, attachments: Iterable[Attachment]) -> Markup:
        return Markup(shown_html(message.rest_html, attachments))  # noqa: S704 -- cleaned when kept


def grouped(entries: Iterable[Entry]) -> list[Item]:
    """The entries as items, with neighbouring events in one."""
    items: list[Item] = []
    for entry in entries:
        if entry.kind == "event" and items and items[-1].kind == "events":
            items[-1].entries.append(entry)
        else:
            items.append(Item("events" if entry.kind == "event" else entry.kind, [entry]))
    return items


def shown_html(html: str, attachments: Iterable[Attachment]) -> str:
    """Kept HTML with its pictures taken from the files that came with it; pictures on other servers are left out."""
    if "<img" not in html:
        return html
    places = {f"cid:{a.content_id}": file_url(a) for a in attachments if a.content_id}
    return with_pictures(html, places.get)


def file_url(attachment: Attachment) -> str:
    return reverse("desk:file", args=[attachment.pk, attachment.name])


@dataclass(frozen=True)
class Composer:
    """The box to write in, one for answers and one for notes. `error` is said above the text."""

    panel: TicketPanel
    kind: str
    text: str = ""
    html: str = ""
    error: str = ""
    uploads: list[Upload] = field(default_factory=list)

    @property
    def attributes(self) -> dict[str, object]:
        """What the form's controllers are told: where files and drafts go."""
        return {
            "data-uploads-url-value": reverse("desk:uploads"),
            "data-uploads-limit-value": current_desk().largest_file_mb * 1024 * 1024,
            "data-drop-word": _("Drop files here"),
            "data-draft-url-value": self.panel.url("drafts", self.kind),
            "data-draft-key-value": f"ticket-{self.panel.ticket.pk}-{self.kind}",
        }

    @property
    def shown_uploads(self) -> "list[ShownUpload]":
        return [ShownUpload.of(upload) for upload in self.uploads]


@dataclass(frozen=True)
class ShownUpload:
    """A file that waits beside the text until that is sent."""

    id: str
    name: str
    size: int
    thumb: str | None

    @classmethod
    def of(cls, upload: Upload) -> "ShownUpload":
        address = reverse("desk:upload", args=[upload.pk])
        return cls(str(upload.pk), upload.name, upload.file.size, address if upload.file.is_picture else None)


def composer(panel: TicketPanel, kind: str) -> Composer:
    """The box with what this agent had begun to write in it."""
    draft = panel.drafts.get(kind)
    if draft is None:
        return Composer(panel, kind)
    kept = Upload.objects.filter(pk__in=asked_uuids(draft.uploads), person_id=panel.actor.id).select_related("file")
    html = with_pictures(draft.html, _address_while_writing)
    return Composer(panel, kind, text=html_to_text(draft.html), html=html, uploads=list(kept))


def _address_while_writing(source: str) -> str:
    """Where a picture lies that was pasted into the text: kept with it is only the upload's id."""
    upload = asked_uuid(source.removeprefix("cid:"))
    return reverse("desk:upload", args=[upload]) if upload else source
