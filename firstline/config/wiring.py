"""What follows from what.

`now` runs in the event's own transaction, `later` as a job committed with it, `push` names the live topics whose open
pages re-read themselves.
"""

from firstline.catalogue.events import CategoryKept, ProductKept
from firstline.channels.email.events import (
    AddressUnreachable,
    AddressUsedAgain,
    MailboxAdded,
    MailboxCannotSend,
    MailboxChanged,
    MailboxFailed,
    MailboxRecovered,
    MailboxSendsAgain,
    MailDiscarded,
    MailFiled,
    MailHeld,
    MailNotDelivered,
    MailSentAgain,
    SenderHeldBack,
)
from firstline.channels.email.queries import is_our_address
from firstline.core.actions.configure_desk import DeskConfigured
from firstline.core.events import on
from firstline.live import topics
from firstline.notify import reactions as notify
from firstline.notify.events import TemplateChanged, TemplateRestored
from firstline.people.events import (
    OrganisationAdded,
    OrganisationChanged,
    PasswordSet,
    PersonAdded,
    PersonChanged,
    PersonInvited,
    RoleAdded,
    RoleChanged,
    SignInLinkAsked,
)
from firstline.people.reserved import reserve
from firstline.search import reactions as search
from firstline.teams.events import TeamAdded, TeamChanged
from firstline.tickets.events import (
    AnswerWithdrawn,
    GuestLinkAsked,
    NoteWritten,
    ParticipantAdded,
    ParticipantRemoved,
    PriorityMatrixChanged,
    StateKept,
    TicketAnswered,
    TicketAssigned,
    TicketChanged,
    TicketClosed,
    TicketMoved,
    TicketPutOnHold,
    TicketRegistered,
    TicketReopened,
    TicketResolved,
    UserReplied,
)

on(
    TicketRegistered,
    now=[search.index_registered],
    later=[notify.acknowledge],
    push=[topics.ticket_topics],
)
on(UserReplied, now=[search.index_said], push=[topics.ticket_topics])
on(TicketAnswered, now=[search.index_said], later=[notify.send_answer], push=[topics.ticket_topics])
on(AnswerWithdrawn, now=[notify.cancel_withdrawn, search.forget_withdrawn], push=[topics.ticket_topics])
on(NoteWritten, now=[search.index_noted], push=[topics.ticket_topics])
on(TicketChanged, now=[search.index_changed], push=[topics.ticket_topics])
on(TicketAssigned, later=[notify.tell_assignee], push=[topics.ticket_topics])
on(TicketResolved, later=[notify.tell_solved], push=[topics.ticket_topics])
on(TicketReopened, later=[notify.confirm_reopening], push=[topics.ticket_topics])
on(GuestLinkAsked, later=[notify.send_new_link])
on(
    TicketMoved,
    TicketPutOnHold,
    TicketClosed,
    ParticipantAdded,
    ParticipantRemoved,
    MailNotDelivered,
    MailSentAgain,
    push=[topics.ticket_topics],
)
on(
    PersonAdded,
    PersonChanged,
    PersonInvited,
    OrganisationAdded,
    OrganisationChanged,
    RoleAdded,
    RoleChanged,
    TeamAdded,
    TeamChanged,
    CategoryKept,
    ProductKept,
    StateKept,
    PriorityMatrixChanged,
    DeskConfigured,
    TemplateChanged,
    TemplateRestored,
    MailboxCannotSend,
    MailboxSendsAgain,
    MailboxAdded,
    MailboxChanged,
    MailboxRecovered,
    push=[topics.settings_topics],
)
on(MailboxFailed, later=[notify.tell_mailbox_trouble], push=[topics.settings_topics])
on(SenderHeldBack, later=[notify.tell_sender_held], push=[topics.settings_topics])
on(MailHeld, MailFiled, MailDiscarded, push=[topics.held_mail_topics])
on(SignInLinkAsked, PasswordSet, AddressUnreachable, AddressUsedAgain)

reserve(is_our_address)
