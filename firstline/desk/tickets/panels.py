"""What the page of a ticket shows, gathered once so that its templates ask nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from markupsafe import Markup

from firstline.channels.email.actions.refuse_spam import sender_of_ticket
from firstline.channels.email.composing.brands import brand_for
from firstline.channels.email.doubts import Doubt, doubts_about
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.models.sender_rule import Verdict
from firstline.channels.email.outbox.deliveries import Delivery, delivery_of, unreachable_among
from firstline.channels.email.queries import mails_of_messages, verdict_on
from firstline.core.desk import current_desk
from firstline.core.html import html_to_text, text_to_html, with_pictures
from firstline.core.models import LoggedEvent
from firstline.desk.tickets.beside import Beside
from firstline.desk.tickets.items import Item, grouped
from firstline.desk.tickets.later import UsualTime, usual_times
from firstline.desk.tickets.meetings import Meeting, meeting_of
from firstline.desk.tickets.work import Work
from firstline.live.models import Presence
from firstline.live.queries import others_at
from firstline.notify.signing import Signer, signature_of
from firstline.notify.speaker import speaking_for
from firstline.notify.speaking import language_for
from firstline.pages.asked import asked_uuid, asked_uuids
from firstline.pages.happenings.sentence import happening, other_ticket
from firstline.people.models import Person
from firstline.tickets.models import (
    Attachment,
    Draft,
    Message,
    Note,
    Participant,
    ScheduledAnswer,
    State,
    Ticket,
    Upload,
)
from firstline.tickets.models.scheduled_answer import Then
from firstline.tickets.models.ticket import number_of
from firstline.tickets.policies import visible_to
from firstline.tickets.queries import (
    RequestCounts,
    Thread,
    active_states,
    counts_of_person,
    drafts_of,
    newest_requests_of,
    other_requests_about,
    participants_of,
    said_at,
    scheduled_answers_of,
    tags_of,
    thread_of,
)
from firstline.tickets.queries.beside import merged_into
from firstline.tickets.stages import DONE, Channel, Stage

REACHED_BACK = 500


@dataclass
class TicketPanel(Work, Beside):
    """One ticket as one agent sees it now."""

    before: datetime | None = None
    person: Person | None = None
    read_up_to: datetime | None = None
    asked_place: str = ""

    @cached_property
    def thread(self) -> Thread:
        """Its newest part; as far back as the message that was asked for, where that is not too far."""
        newest = thread_of(self.ticket, self.actor, at=self.at, before=self.before)
        if not self.asked_place or newest.earlier is None:
            return newest
        said = said_at(self.ticket, self.actor, self.asked_place, at=self.at)
        if said is None or said >= newest.earlier:
            return newest
        return thread_of(self.ticket, self.actor, at=self.at, before=self.before, size=REACHED_BACK)

    @property
    def thread_url(self) -> str:
        """Where the shown part of the thread is read again."""
        return self.url("thread") + (f"?said={self.asked_place}" if self.asked_place else "")

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
    def mails(self) -> dict[int, IncomingMail]:
        """The mails that what users said came in, by message."""
        said = [entry.message for entry in self.thread.entries if entry.message]
        mailed = [message.pk for message in said if message.channel == Channel.MAIL and not message.from_desk]
        return mails_of_messages(mailed) if mailed else {}

    @property
    def came_encrypted(self) -> bool:
        """Whether a mail here was encrypted, so that an answer may say less in secret than what it answers."""
        return any(mail.protection.get("kind") == "encrypted" for mail in self.mails.values())

    @cached_property
    def _doubts(self) -> dict[int, list[Doubt]]:
        return doubts_about(self.mails.values())

    def meeting_in(self, message: Message) -> Meeting | None:
        """The meeting this is about, if it is about one."""
        mail = self.mails.get(message.pk)
        return meeting_of(mail.invitation) if mail else None

    def is_machines_answer(self, message: Message) -> bool:
        """Whether a machine answered; what a machine began, such as an alarm, is shown as a person's words are."""
        mail = self.mails.get(message.pk)
        return mail is not None and mail.kind == "auto_reply" and message.at != self.ticket.registered_at

    def doubts_about(self, message: Message) -> list[Doubt]:
        """What is doubtful about who wrote this."""
        mail = self.mails.get(message.pk)
        return self._doubts.get(mail.pk, []) if mail else []

    @cached_property
    def scheduled(self) -> list[ScheduledAnswer]:
        """The answers that leave later; below the newest part of the thread only."""
        return [] if self.before else scheduled_answers_of(self.ticket)

    def wrote_since(self, scheduled: ScheduledAnswer) -> Message | None:
        """The last thing a user said after this answer was written."""
        said = [entry.message for entry in self.thread.entries if entry.message and not entry.message.from_desk]
        return next((message for message in reversed(said) if message.at > scheduled.written_at), None)

    def recipients_of(self, scheduled: ScheduledAnswer) -> str:
        """The names of those it is for who still take part."""
        return ", ".join(one.person.name for one in self.participants if one.person_id in scheduled.to)

    @cached_property
    def participants(self) -> list[Participant]:
        return participants_of(self.ticket)

    @cached_property
    def unreachable(self) -> dict[str, str]:
        """Addresses of those who take part that nothing is sent to, and why."""
        return unreachable_among(one.person.email or "" for one in self.participants)

    @cached_property
    def tags(self) -> list[str]:
        return tags_of(self.ticket)

    @cached_property
    def drafts(self) -> dict[str, Draft]:
        return drafts_of(self.ticket, self.actor)

    @cached_property
    def others(self) -> list[Presence]:
        return others_at(self.ticket, self.actor, at=self.at)

    @cached_property
    def requester_counts(self) -> RequestCounts:
        return counts_of_person(self.actor, self.ticket.requester_id, since=self.at - timedelta(days=365))

    @cached_property
    def other_requests(self) -> list[Ticket]:
        """The requester's newest other requests."""
        return newest_requests_of(self.actor, self.ticket.requester_id, without=self.ticket.pk)

    @cached_property
    def others_about_asset(self) -> int:
        """How many other requests are about the same asset."""
        return other_requests_about(self.actor, self.ticket.asset_id or 0, without=self.ticket.pk)

    @cached_property
    def merged(self) -> list[Ticket]:
        """What was merged into it."""
        return merged_into(self.actor, self.ticket) if len(self.thread.ids) > 1 else []

    @cached_property
    def _named(self) -> set[int]:
        """The other tickets that are named in what happened, of those this agent may see."""
        others = (other_ticket(entry.event) for entry in self.thread.entries if entry.event)
        named = {other for other in others if other}
        return set(visible_to(self.actor).filter(pk__in=named).values_list("pk", flat=True)) if named else set()

    def told(self, event: LoggedEvent) -> str:
        """What happened, in a sentence that names no ticket this agent may not see."""
        return happening(event, names_other=other_ticket(event) in self._named)

    def place_of(self, said: Message | Note) -> str:
        """The number of the request it was said in, where that was merged into this one."""
        return number_of(said.ticket_id) if said.ticket_id != self.ticket.pk else ""

    @cached_property
    def spam_sender(self) -> str:
        """Whose mail could be blocked; asked for what is marked as spam only."""
        return sender_of_ticket(self.ticket)

    @property
    def is_sender_blocked(self) -> bool:
        return bool(self.spam_sender) and verdict_on(self.spam_sender) == Verdict.BLOCK

    @cached_property
    def signature(self) -> str:
        """What is added below an answer of this agent when it is mailed; empty for nothing."""
        signer = Signer(self.person, self.actor.name, self.ticket.team)
        language = language_for(self.ticket.requester, self.ticket)
        with translation.override(language), speaking_for(brand_for(self.ticket)):
            return signature_of(signer, language).text

    @property
    def states(self) -> list[State]:
        """The states that can be chosen by one click."""
        return [s for s in active_states() if s.stage not in (*DONE, Stage.NEW, Stage.ON_HOLD)]

    @property
    def usual_times(self) -> list[UsualTime]:
        """When an answer may leave that is sent later."""
        return usual_times(self.at)

    @property
    def after_leaving(self) -> "list[tuple[str, str]]":
        """What may become of the ticket then."""
        return [(str(code), str(words)) for code, words in Then.choices]

    def composer(self, kind: str) -> "Composer":
        return composer(self, kind)

    def can_be_taken_back(self, message: Message) -> bool:
        return message.from_desk and message.author_id == self.actor.id and self.at < message.shown_from

    def seconds_left(self, message: Message) -> int:
        return max(1, int((message.shown_from - self.at).total_seconds()))

    def body_of(self, scheduled: ScheduledAnswer) -> Markup:
        """What a scheduled answer says, with the pictures its author pasted into it."""
        html = scheduled.html or text_to_html(scheduled.text)
        return Markup(with_pictures(html, _address_while_writing))  # noqa: S704 -- cleaned when kept

    def body(self, said: Message | Note, attachments: Iterable[Attachment]) -> Markup:
        return Markup(shown_html(said.html or text_to_html(said.text), attachments))  # noqa: S704 -- cleaned when kept

    def rest(self, message: Message, attachments: Iterable[Attachment]) -> Markup:
        return Markup(shown_html(message.rest_html, attachments))  # noqa: S704 -- cleaned when kept


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
    """The box to write in, one for answers and one for notes. `error` is said above the text; `seen_up_to` is the last
    message its writer had seen, None where that is the newest."""

    panel: TicketPanel
    kind: str
    text: str = ""
    html: str = ""
    error: str = ""
    uploads: list[Upload] = field(default_factory=list)
    seen_up_to: int | None = None

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
