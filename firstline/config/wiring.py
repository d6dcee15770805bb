"""What follows from what.

`now` runs in the event's own transaction, `later` as a job committed with it, `push` names the live topics whose open
pages re-read themselves.
"""

from firstline.approvals import reactions as approvals
from firstline.approvals.events import (
    ApprovalAnswered,
    ApprovalAsked,
    ApprovalDecided,
    ApprovalHandedOn,
    ApprovalReminded,
    ApprovalTemplateKept,
    ApprovalWithdrawn,
)
from firstline.approvals.obstacle import refuse_open_approval
from firstline.approvals.queries import is_asked_about
from firstline.billing.events import (
    TimeChanged,
    TimeLogged,
    TimerDiscarded,
    TimeRemoved,
    TimerPaused,
    TimerStarted,
    WorkKindKept,
)
from firstline.bulk.events import BulkBegun, BulkUndoing
from firstline.bulk.jobs import begin_working
from firstline.catalogue.events import (
    AssetAdded,
    AssetChanged,
    AssetRetired,
    CategoryKept,
    CategoryMoved,
    CategoryRemoved,
    ProductKept,
)
from firstline.channels.email.events import (
    AddressUnreachable,
    AddressUsedAgain,
    BrandKept,
    BrandRemoved,
    MailboxAdded,
    MailboxCannotSend,
    MailboxChanged,
    MailboxConnected,
    MailboxDisconnected,
    MailboxFailed,
    MailboxHookRenewed,
    MailboxRecovered,
    MailboxSendsAgain,
    MailboxSignInEnds,
    MailboxSignInFailed,
    MailboxSignInWorksAgain,
    MailboxStillCannotSend,
    MailDelivered,
    MailDiscarded,
    MailFiled,
    MailHeld,
    MailKeyAdded,
    MailKeyChanged,
    MailKeyRemoved,
    MailNotDelivered,
    MailSent,
    MailSentAgain,
    ProviderKept,
    RoundTripCame,
    RoundTripLost,
    SenderForgotten,
    SenderHeldBack,
    SenderJudged,
    SigningKeyDropped,
    SigningKeyMade,
    SigningKeyUsed,
)
from firstline.channels.email.learning import learn_from_decision, learn_ham, learn_spam
from firstline.channels.email.moved import take_mails_along
from firstline.channels.email.queries import is_our_address
from firstline.core.actions.configure_desk import DeskConfigured
from firstline.core.events import on
from firstline.imports.events import ImportFinished, ImportStarted
from firstline.imports.reactions import take_rows_over
from firstline.live import topics
from firstline.notify import reactions as notify
from firstline.notify.events import PersonSignatureKept, TeamSignatureKept, TemplateChanged, TemplateRestored
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
    TokenMade,
    TokenWithdrawn,
)
from firstline.people.reserved import reserve
from firstline.satisfaction.events import SatisfactionAsked, SatisfactionConfigured, TicketRated
from firstline.search import reactions as search
from firstline.search.filtering import tickets_saying
from firstline.tasks.events import (
    ChecklistKept,
    ChecklistUsed,
    TaskAdded,
    TaskChanged,
    TaskDone,
    TaskRemoved,
    TaskReopened,
    TasksOrdered,
)
from firstline.tasks.obstacle import refuse_open_tasks
from firstline.teams.events import TeamAdded, TeamChanged
from firstline.tickets.asked import hear
from firstline.tickets.events import (
    AnswerRescheduled,
    AnswerScheduled,
    AnswerUnscheduled,
    AnswerWithdrawn,
    ChildAdded,
    ChildRemoved,
    ChildrenAnswered,
    ChildrenLeftOpen,
    ChildrenResolved,
    GuestLinkAsked,
    MessageCame,
    MessageMoved,
    NoteWritten,
    ParticipantAdded,
    ParticipantRemoved,
    PriorityMatrixChanged,
    RequesterChanged,
    ScheduledAnswerStuck,
    StateKept,
    TicketAnswered,
    TicketAssigned,
    TicketChanged,
    TicketClosed,
    TicketGaveBack,
    TicketLinked,
    TicketMarkedSpam,
    TicketMerged,
    TicketMoved,
    TicketPutOnHold,
    TicketPutUnder,
    TicketRegistered,
    TicketReopened,
    TicketResolved,
    TicketTakenOut,
    TicketTookIn,
    TicketUnlinked,
    TicketUnmarkedSpam,
    TicketUnmerged,
    UserReplied,
    WroteInMerged,
)
from firstline.tickets.filters import find_words_by
from firstline.tickets.obstacles import stand_against_resolving
from firstline.views.events import ExportAsked, ExportFetched, ExportMade, ViewAdded, ViewChanged, ViewRemoved

on(
    TicketRegistered,
    now=[search.index_registered],
    later=[notify.acknowledge],
    push=[topics.ticket_topics],
)
on(UserReplied, now=[search.index_said], push=[topics.ticket_topics])
on(TicketAnswered, now=[search.index_said], later=[notify.send_answer], push=[topics.ticket_topics])
on(AnswerWithdrawn, now=[notify.cancel_withdrawn, search.forget_withdrawn], push=[topics.ticket_topics])
on(AnswerScheduled, AnswerRescheduled, AnswerUnscheduled, ScheduledAnswerStuck, push=[topics.agents_ticket_topics])
on(TimeLogged, TimeChanged, TimeRemoved, push=[topics.agents_ticket_topics])
on(TimerStarted, TimerPaused, TimerDiscarded)
on(TaskAdded, TaskChanged, later=[notify.tell_task_given], push=[topics.task_topics])
on(ChecklistUsed, TaskDone, TaskReopened, TaskRemoved, TasksOrdered, push=[topics.task_topics])
on(TicketRated, later=[notify.tell_bad_rating], push=[topics.agents_ticket_topics])
on(SatisfactionAsked)
on(NoteWritten, now=[search.index_noted], push=[topics.ticket_topics])
on(TicketChanged, now=[search.index_changed], push=[topics.ticket_topics])
on(RequesterChanged, now=[search.index_requester], push=[topics.ticket_topics])
on(TicketAssigned, later=[notify.tell_assignee], push=[topics.ticket_topics])
on(ApprovalAsked, ApprovalAnswered, ApprovalHandedOn, later=[notify.ask_approvers], push=[topics.ticket_topics])
on(ApprovalReminded, later=[notify.remind_approvers], push=[topics.ticket_topics])
on(ApprovalDecided, later=[notify.tell_decided], push=[topics.ticket_topics])
on(ApprovalWithdrawn, push=[topics.ticket_topics])
on(TicketResolved, TicketClosed, TicketMarkedSpam, now=[approvals.end_with_ticket])
on(TicketResolved, now=[search.index_resolved], later=[notify.tell_solved], push=[topics.ticket_topics])
on(TicketReopened, later=[notify.confirm_reopening], push=[topics.ticket_topics])
on(TicketMarkedSpam, later=[learn_spam], push=[topics.ticket_topics])
on(TicketUnmarkedSpam, later=[learn_ham], push=[topics.ticket_topics])
on(BulkBegun, BulkUndoing, later=[begin_working])
on(MessageMoved, now=[search.index_moved, take_mails_along], push=[topics.ticket_topics])
on(WroteInMerged, push=[topics.agents_ticket_topics])
on(GuestLinkAsked, later=[notify.send_new_link])
on(
    TicketMoved,
    TicketPutOnHold,
    TicketClosed,
    ParticipantAdded,
    ParticipantRemoved,
    TicketMerged,
    TicketTookIn,
    TicketUnmerged,
    TicketGaveBack,
    MessageCame,
    TicketLinked,
    TicketUnlinked,
    TicketPutUnder,
    TicketTakenOut,
    ChildAdded,
    ChildRemoved,
    ChildrenAnswered,
    ChildrenResolved,
    ChildrenLeftOpen,
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
    TokenMade,
    TokenWithdrawn,
    TeamAdded,
    TeamChanged,
    CategoryKept,
    CategoryMoved,
    CategoryRemoved,
    ProductKept,
    AssetAdded,
    AssetChanged,
    AssetRetired,
    StateKept,
    PriorityMatrixChanged,
    ApprovalTemplateKept,
    DeskConfigured,
    TemplateChanged,
    TemplateRestored,
    TeamSignatureKept,
    WorkKindKept,
    ChecklistKept,
    SatisfactionConfigured,
    MailboxCannotSend,
    MailboxSendsAgain,
    MailboxAdded,
    MailboxChanged,
    MailboxRecovered,
    BrandKept,
    BrandRemoved,
    SenderJudged,
    SenderForgotten,
    SigningKeyMade,
    SigningKeyUsed,
    SigningKeyDropped,
    MailboxConnected,
    MailboxDisconnected,
    MailboxHookRenewed,
    MailboxSignInWorksAgain,
    ProviderKept,
    RoundTripCame,
    MailKeyAdded,
    MailKeyChanged,
    MailKeyRemoved,
    push=[topics.settings_topics],
)
on(ImportStarted, now=[take_rows_over], push=[topics.settings_topics])
on(ImportFinished, push=[topics.settings_topics])
on(MailboxFailed, later=[notify.tell_mailbox_trouble], push=[topics.settings_topics])
on(MailboxStillCannotSend, later=[notify.tell_cannot_send], push=[topics.settings_topics])
on(MailboxSignInFailed, later=[notify.tell_sign_in_failed], push=[topics.settings_topics])
on(MailboxSignInEnds, later=[notify.tell_sign_in_ends], push=[topics.settings_topics])
on(RoundTripLost, later=[notify.tell_round_trip_lost], push=[topics.settings_topics])
on(SenderHeldBack, later=[notify.tell_sender_held], push=[topics.settings_topics])
on(MailSent, MailDelivered, push=[topics.sent_mail_topics])
on(MailHeld, MailDiscarded, push=[topics.held_mail_topics])
on(MailFiled, later=[learn_from_decision], push=[topics.held_mail_topics])
on(SignInLinkAsked, PasswordSet, PersonSignatureKept, AddressUnreachable, AddressUsedAgain)
on(ViewAdded, ViewChanged, ViewRemoved, push=[topics.views_topics])
on(ExportAsked, ExportMade, ExportFetched)

reserve(is_our_address)
find_words_by(tickets_saying)

stand_against_resolving(refuse_open_tasks, refuse_open_approval)
hear(is_asked_about)
