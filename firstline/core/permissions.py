"""What a role may allow, verb by verb."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """One thing somebody may do. The value is what roles store; the words are in `LABELS`."""

    WORK = "desk.work"
    READ_NOTES = "tickets.read_notes"
    NOTE = "tickets.note"
    REGISTER_FOR_OTHERS = "tickets.register_for_others"
    ANSWER = "tickets.answer"
    ASSIGN = "tickets.assign"
    CHANGE = "tickets.change"
    RESOLVE = "tickets.resolve"
    LOG_TIME = "time.log"
    CHANGE_TIME = "time.change_others"
    TASKS = "tasks.work"
    CHECKLISTS = "checklists.manage"
    HEAR_COMPLAINTS = "satisfaction.hear"
    HELD_MAIL = "mail.held"
    PEOPLE = "people.manage"
    ROLES = "roles.manage"
    TEAMS = "teams.manage"
    CATALOGUE = "catalogue.manage"
    MAILBOXES = "mailboxes.manage"
    TEMPLATES = "templates.manage"
    DESK = "desk.configure"
    AUDIT = "audit.read"


LABELS: dict[Permission, "str | Promise"] = {
    Permission.WORK: _("Work at the desk"),
    Permission.READ_NOTES: _("Read internal notes"),
    Permission.NOTE: _("Write internal notes"),
    Permission.REGISTER_FOR_OTHERS: _("Register requests for other people"),
    Permission.ANSWER: _("Answer users"),
    Permission.ASSIGN: _("Take requests and hand them over"),
    Permission.CHANGE: _("Change type, impact, urgency, category and tags"),
    Permission.RESOLVE: _("Put on hold, resolve and reopen"),
    Permission.LOG_TIME: _("Log the time they spend on requests"),
    Permission.CHANGE_TIME: _("Correct and remove time that others logged, and see their days"),
    Permission.TASKS: _("Add, change and finish tasks of requests"),
    Permission.CHECKLISTS: _("Edit the checklists that requests are given"),
    Permission.HEAR_COMPLAINTS: _("Be told when a user of their team was not satisfied"),
    Permission.HELD_MAIL: _("Decide about mail that needs a look"),
    Permission.PEOPLE: _("Manage people and organisations"),
    Permission.ROLES: _("Manage roles and what they may do"),
    Permission.TEAMS: _("Manage teams"),
    Permission.CATALOGUE: _("Manage categories, products and stages"),
    Permission.MAILBOXES: _("Manage mailboxes"),
    Permission.TEMPLATES: _("Edit the mails the desk sends"),
    Permission.DESK: _("Change the desk's name, colours and rules"),
    Permission.AUDIT: _("Read the record of everything done"),
}
