"""The commands the palette offers by name."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firstline.core.access import Actor
from firstline.core.permissions import Permission
from firstline.desk.menu import menu_for
from firstline.tickets.queries import QUEUES


@dataclass(frozen=True)
class Command:
    """One command: an address to go to, or the id of a button in the open page that does it."""

    label: "str | Promise"
    icon: str
    url: str = ""
    press: str = ""
    keys: str = ""
    permission: Permission = Permission.WORK


TICKET_COMMANDS = (
    Command(_("Answer"), "chat", press="write-answer", keys="r", permission=Permission.ANSWER),
    Command(_("Write an internal note"), "note", press="write-note", keys="n", permission=Permission.NOTE),
    Command(_("Take it"), "person", press="take", keys="t", permission=Permission.ASSIGN),
    Command(_("Hand over"), "hand-over", press="hand-over", keys="a", permission=Permission.ASSIGN),
    Command(_("Change what it is about"), "pencil", press="edit-details", keys="e", permission=Permission.CHANGE),
    Command(_("Put on hold"), "pause", press="put-on-hold", keys="h", permission=Permission.RESOLVE),
    Command(_("Add a task"), "plus", press="add-task", keys="d", permission=Permission.TASKS),
    Command(_("Log time"), "clock", press="log-time", keys="w", permission=Permission.LOG_TIME),
    Command(_("Resolve"), "check", press="resolve", keys="s", permission=Permission.RESOLVE),
    Command(_("Mark as spam"), "danger", press="mark-spam", keys="!", permission=Permission.RESOLVE),
    Command(_("Reopen"), "refresh", press="reopen", permission=Permission.RESOLVE),
)


def commands_like(actor: Actor, text: str) -> list[Command]:
    """The commands this actor may use whose words hold `text`."""
    going = [
        Command(_("Register a request"), "plus", url=reverse("desk:ticket-new"), keys="c"),
        *(Command(queue.label, "inbox", url=reverse("desk:queue", args=[code])) for code, queue in QUEUES.items()),
        *(
            Command(entry.label, entry.icon, url=reverse(f"desk:settings-{entry.name}"))
            for group in menu_for(actor)
            for entry in group.entries
        ),
        Command(
            _("How users were served"), "smile", url=reverse("desk:opinions"), permission=Permission.HEAR_COMPLAINTS
        ),
        Command(_("My tasks"), "flag", url=reverse("desk:my-tasks"), keys="g k", permission=Permission.TASKS),
        Command(_("My day"), "calendar", url=reverse("desk:my-day"), keys="g d", permission=Permission.LOG_TIME),
        Command(_("My profile"), "person", url="/account/profile/"),
        Command(_("Keys"), "keyboard", press="show-keys", keys="?"),
    ]
    wanted = text.casefold()
    every = [*TICKET_COMMANDS, *going]
    return [c for c in every if actor.can(c.permission) and wanted in str(c.label).casefold()]
