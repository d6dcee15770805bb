"""What programs are shown of what was said and done in a ticket."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from pydantic import BaseModel, Field

from firstline.api.v1.shown import Ref
from firstline.core.access import Actor
from firstline.core.models import LoggedEvent
from firstline.pages.happenings.sentence import happening
from firstline.tickets.models import Attachment, Message, Note, Participant, ScheduledAnswer


class AttachmentShown(BaseModel):
    id: int
    name: str
    size: int = Field(description="In bytes.")
    type: str = Field(description="What the file is, found out from its content.")
    is_inline: bool = Field(description="Shown inside the text, where its HTML names `cid:` and the content id.")
    content_id: str
    url: str = Field(description="Where its bytes are, for the same token.")


class AuthorShown(BaseModel):
    id: int | None
    name: str


class RecipientShown(BaseModel):
    id: int | None
    name: str
    address: str
    role: str = Field(description="`to` or `cc`.")


class MessageShown(BaseModel):
    """Something said in public."""

    id: int
    author: AuthorShown
    from_desk: bool = Field(description="Said by the desk to the user, not the other way.")
    channel: str
    text: str
    html: str = Field(description="The same, formatted and cleaned; empty where there is only text.")
    at: datetime
    shown_from: datetime = Field(description="Until then it can be taken back, and users don't see it.")
    recipients: list[RecipientShown] | None = Field(description="To whom the desk sent it. Null for users.")
    attachments: list[AttachmentShown]


class NoteShown(BaseModel):
    """Something said inside the desk."""

    id: int
    author: AuthorShown
    text: str
    html: str
    at: datetime
    attachments: list[AttachmentShown]


class HappeningShown(BaseModel):
    """Something that happened to the request."""

    id: int
    kind: str
    at: datetime
    who: str
    sentence: str = Field(description="What happened, in the language asked for.")
    public: bool = Field(description="Whether the requester may know.")


class ParticipantShown(BaseModel):
    person: Ref
    part: str = Field(description="`requester` or `copied`.")
    email: str | None = Field(description="Null for users.")


class ScheduledAnswerShown(BaseModel):
    """An answer that leaves later."""

    id: int
    author: Ref
    text: str
    html: str
    to: list[int]
    then: str
    leaves_at: datetime
    fault: str = Field(description="Why it could not leave, in plain words; empty while it waits for its time.")


def attachments_shown(attachments: Iterable[Attachment]) -> list[AttachmentShown]:
    return [attachment_shown(one) for one in attachments]


def attachment_shown(one: Attachment) -> AttachmentShown:
    return AttachmentShown(
        id=one.pk, name=one.name, size=one.file.size, type=one.file.content_type, is_inline=one.is_inline,
        content_id=one.content_id, url=f"/api/v1/attachments/{one.pk}/content",
    )  # fmt: skip


def message_shown(message: Message, actor: Actor) -> MessageShown:
    return MessageShown(
        id=message.pk,
        author=AuthorShown(id=message.author_id, name=message.author_name),
        from_desk=message.from_desk,
        channel=message.channel,
        text=message.text,
        html=message.html,
        at=message.at,
        shown_from=message.shown_from,
        recipients=_recipients(message) if actor.is_agent else None,
        attachments=attachments_shown(message.attachments.all()),
    )


def _recipients(message: Message) -> list[RecipientShown]:
    return [
        RecipientShown(id=one.get("id"), name=one["name"], address=one["address"], role=one["as"])
        for one in message.recipients
    ]


def note_shown(note: Note) -> NoteShown:
    author = AuthorShown(id=note.author_id, name=note.author_name)
    files = attachments_shown(note.attachments.all())
    return NoteShown(id=note.pk, author=author, text=note.text, html=note.html, at=note.at, attachments=files)


def happening_shown(event: LoggedEvent) -> HappeningShown:
    return HappeningShown(
        id=event.pk, kind=event.kind, at=event.at, who=event.actor_name, sentence=happening(event), public=event.public
    )


def participant_shown(one: Participant, actor: Actor) -> ParticipantShown:
    person = Ref(id=one.person_id, name=one.person.name)
    return ParticipantShown(person=person, part=one.part, email=one.person.email if actor.is_agent else None)


def scheduled_shown(one: ScheduledAnswer) -> ScheduledAnswerShown:
    return ScheduledAnswerShown(
        id=one.pk, author=Ref(id=one.author_id, name=one.author.name), text=one.text, html=one.html, to=one.to,
        then=one.then, leaves_at=timezone.localtime(one.leaves_at), fault=one.fault,
    )  # fmt: skip
