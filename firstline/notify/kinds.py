"""The kinds of mail the desk sends by itself or around an answer, and what each can say."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Kind(StrEnum):
    ACKNOWLEDGEMENT = "acknowledgement"
    ANSWER = "answer"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    NEW_LINK = "new-link"
    SIGN_IN = "sign-in"
    NEW_ADDRESS = "new-address"
    INVITATION = "invitation"
    ASSIGNED = "assigned"
    TASK_GIVEN = "task-given"
    BAD_RATING = "bad-rating"
    MAILBOX_TROUBLE = "mailbox-trouble"
    SENDER_HELD = "sender-held"


OF_BRANDS = frozenset({Kind.ACKNOWLEDGEMENT, Kind.ANSWER, Kind.RESOLVED, Kind.REOPENED, Kind.NEW_LINK})
"""Mails to users about a request, written in the name of the mailbox's brand; all others are the desk's own."""


@dataclass(frozen=True)
class Field:
    """Something a mail of one kind can say: written as {{name}}. `sample` is what the preview shows."""

    name: str
    meaning: Words
    sample: Words
    is_link: bool = False


@dataclass(frozen=True)
class MailKind:
    """What a kind of mail is for, what it can say, and what it must."""

    label: Words
    sent_when: Words
    fields: tuple[Field, ...]
    required: frozenset[str] = frozenset()
    has_head: bool = True

    @property
    def field_names(self) -> frozenset[str]:
        return frozenset(field.name for field in self.fields)

    @property
    def words(self) -> str:
        """Its fields as they are written, for the person who writes."""
        return ", ".join("{{" + field.name + "}}" for field in self.fields)

    @property
    def link_names(self) -> frozenset[str]:
        return frozenset(field.name for field in self.fields if field.is_link)


DESK = Field("desk.name", _("the desk's name"), _("Bergs IT"))
RECIPIENT = (
    Field("recipient.first_name", _("first name of the person the mail goes to"), "Anna"),
    Field("recipient.name", _("full name of the person the mail goes to"), "Anna Berg"),
)
TICKET = (
    Field("ticket.number", _("the request's number"), "FL-1042"),
    Field("ticket.subject", _("what the request is about"), _("Printer on floor 3 prints blank pages")),
)
REQUESTER = (
    Field("requester.first_name", _("first name of the person who asked"), "Anna"),
    Field("requester.name", _("full name of the person who asked"), "Anna Berg"),
)
MAILBOX = (
    Field("mailbox.name", _("the mailbox's name"), _("Support")),
    Field("mailbox.address", _("the mailbox's address"), "support@desk.example"),
)
AGENT = Field("agent.name", _("the agent's name"), "Boris Nord")
REQUEST_LINK = Field("link", _("the link that opens this request"), "https://desk.example/r/1042/", is_link=True)
WORDS_SAMPLE = _("I have put in a new toner sensor. Could you try to print a page?")

SIGNATURE = MailKind(
    label=_("Signature"),
    sent_when=_("Below each answer of an agent."),
    fields=(
        Field("person.name", _("the agent's name"), "Boris Nord"),
        Field("person.title", _("the agent's job title"), _("Service technician")),
        Field("team.name", _("the team whose request it is"), _("Service desk")),
        DESK,
    ),
)
"""What a signature can say: see `signing`."""

KINDS: dict[Kind, MailKind] = {
    Kind.ACKNOWLEDGEMENT: MailKind(
        label=_("Request received"),
        sent_when=_("Sent once to whoever registers a request, never to machines."),
        fields=(*TICKET, *RECIPIENT, *REQUESTER, REQUEST_LINK, DESK),
    ),
    Kind.ANSWER: MailKind(
        label=_("Answer"),
        sent_when=_("Around each answer of an agent."),
        fields=(
            Field("words", _("what the agent wrote"), WORDS_SAMPLE),
            Field(
                "quoted", _("the last thing the recipient wrote"), _("It has printed blank pages since yesterday.")
            ),
            Field(
                "signature", _("the signature of the agent or the team"),
                _("Boris Nord\nService technician\nBergs IT"),
            ),
            AGENT, *TICKET, *RECIPIENT, *REQUESTER, REQUEST_LINK, DESK,
        ),
        required=frozenset({"words"}),
        has_head=False,
    ),
    Kind.RESOLVED: MailKind(
        label=_("Request solved"),
        sent_when=_("Sent when an agent solves a request and tells the user."),
        fields=(
            Field("words", _("what was done"), _("A new toner sensor was put in.")),
            Field("link.works", _("the link to say that it works"), "https://desk.example/r/1042/", is_link=True),
            Field("link.broken", _("the link to say that it doesn't"), "https://desk.example/r/1042/", is_link=True),
            Field("link.good", _("the link to say that the help was good; empty when nothing is asked"),
                  "https://desk.example/how/1042/", is_link=True),
            Field("link.so_so", _("the link to say that it was so-so; empty when nothing is asked"),
                  "https://desk.example/how/1042/", is_link=True),
            Field("link.bad", _("the link to say that it was bad; empty when nothing is asked"),
                  "https://desk.example/how/1042/", is_link=True),
            Field("days", _("days until the request is closed by itself"), "7"),
            AGENT, *TICKET, *RECIPIENT, *REQUESTER, REQUEST_LINK, DESK,
        ),
        required=frozenset({"words"}),
    ),
    Kind.REOPENED: MailKind(
        label=_("Request open again"),
        sent_when=_("Sent to whoever answers a solved request by mail."),
        fields=(*TICKET, *RECIPIENT, *REQUESTER, REQUEST_LINK, DESK),
    ),
    Kind.NEW_LINK: MailKind(
        label=_("New link to a request"),
        sent_when=_("Sent when the link in an older mail has ended and a new one is asked for."),
        fields=(*TICKET, *RECIPIENT, REQUEST_LINK, DESK),
        required=frozenset({"link"}),
    ),
    Kind.SIGN_IN: MailKind(
        label=_("Link to sign in"),
        sent_when=_("Sent when somebody asks for a link to sign in. It works once, for an hour."),
        fields=(
            *RECIPIENT, Field("link", _("the link that signs in"), "https://desk.example/in/", is_link=True), DESK,
        ),
        required=frozenset({"link"}),
    ),
    Kind.NEW_ADDRESS: MailKind(
        label=_("Confirm a new address"),
        sent_when=_("Sent to a new address that somebody wants to use. The link works for a day."),
        fields=(
            *RECIPIENT, Field("link", _("the link that confirms"), "https://desk.example/new/", is_link=True), DESK,
        ),
        required=frozenset({"link"}),
    ),
    Kind.INVITATION: MailKind(
        label=_("Invitation"),
        sent_when=_("Sent to a colleague who is invited to the desk. The link works for a week."),
        fields=(
            *RECIPIENT, AGENT,
            Field("link", _("the link that opens the account"), "https://desk.example/invited/", is_link=True), DESK,
        ),
        required=frozenset({"link"}),
    ),
    Kind.ASSIGNED: MailKind(
        label=_("Request handed to an agent"),
        sent_when=_("Sent to an agent to whom somebody else hands a request."),
        fields=(
            *TICKET, *RECIPIENT, *REQUESTER, AGENT,
            Field("link", _("the request at the desk"), "https://desk.example/desk/tickets/1042/", is_link=True), DESK,
        ),
    ),
    Kind.TASK_GIVEN: MailKind(
        label=_("Task given to an agent"),
        sent_when=_("Sent to an agent to whom somebody else gives a task of a request."),
        fields=(
            Field("task.title", _("what is to be done"), _("Order a new toner sensor")),
            Field("task.due", _("until when, empty where no day is set"), _("4 March")),
            *TICKET, *RECIPIENT, *REQUESTER, AGENT,
            Field("link", _("the request at the desk"), "https://desk.example/desk/tickets/1042/", is_link=True), DESK,
        ),
    ),
    Kind.BAD_RATING: MailKind(
        label=_("A user was not satisfied"),
        sent_when=_("Sent to those who lead the team, once for a request, when its user says that the help was bad."),
        fields=(
            *TICKET, *RECIPIENT, *REQUESTER,
            Field("words", _("what the user wrote about it"), _("Nobody told me how long it would take.")),
            Field("link", _("the request at the desk"), "https://desk.example/desk/tickets/1042/", is_link=True), DESK,
        ),
    ),
    Kind.MAILBOX_TROUBLE: MailKind(
        label=_("Trouble with a mailbox"),
        sent_when=_("Sent to administrators when mail doesn't come into a mailbox or leave it, or soon won't."),
        fields=(
            *RECIPIENT, *MAILBOX,
            Field("words", _("what went wrong"), _("The mail server did not accept the password.")),
            Field("link", _("the page of the mailboxes"), "https://desk.example/desk/settings/", is_link=True), DESK,
        ),
    ),
    Kind.SENDER_HELD: MailKind(
        label=_("Sender held back"),
        sent_when=_("Sent to administrators when somebody writes so many mails that the rest are held."),
        fields=(
            *RECIPIENT, *MAILBOX,
            Field("sender.address", _("the address of who writes so much"), "alarm@machine.example"),
            Field("link", _("the page of mail that needs a look"), "https://desk.example/desk/", is_link=True), DESK,
        ),
    ),
}  # fmt: skip
