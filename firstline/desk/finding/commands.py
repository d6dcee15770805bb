"""The commands the palette offers by name."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firstline.core.access import Actor
from firstline.core.permissions import Permission
from firstline.desk.menu import menu_for
from firstline.tickets.queries import QUEUES
from firstline.views.queries import views_beside


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
    Command(_("Ask for approval"), "question", press="ask-approval", keys="p", permission=Permission.ASK_APPROVAL),
    Command(_("Resolve"), "check", press="resolve", keys="s", permission=Permission.RESOLVE),
    Command(_("Merge into another request"), "merge", press="merge-into", keys="m", permission=Permission.RESOLVE),
    Command(_("Un-merge"), "undo", press="unmerge", keys="z", permission=Permission.RESOLVE),
    Command(_("Link with another request"), "link", press="link-with", keys="l", permission=Permission.CHANGE),
    Command(_("Answer everything below it"), "chat", press="answer-all", permission=Permission.ANSWER),
    Command(_("Mark as spam"), "danger", press="mark-spam", keys="!", permission=Permission.RESOLVE),
    Command(_("Reopen"), "refresh", press="reopen", permission=Permission.RESOLVE),
)


def commands_like(actor: Actor, text: str) -> list[Command]:
    """The commands this actor may use whose words hold `text`."""
    going = [
        Command(_("Register a request"), "plus", url=reverse("desk:ticket-new"), keys="c"),
        Command(_("Change many requests at once"), "list", url=reverse("desk:many-choose")),
        *(Command(queue.label, "inbox", url=reverse("desk:queue", args=[code])) for code, queue in QUEUES.items()),
        Command(_("Assets"), "box", url=reverse("desk:assets"), keys="g i"),
        Command(_("New asset"), "plus", url=reverse("desk:asset-new"), permission=Permission.ASSETS),
        Command(
            _("Import a list of assets"),
            "upload",
            url=reverse("desk:import-new", args=["assets"]),
            permission=Permission.ASSETS,
        ),
        Command(_("All requests"), "table", url=reverse("desk:all"), keys="g a"),
        *(Command(view.name, "filter", url=reverse("desk:view", args=[view.id])) for view in views_beside(actor)),
        Command(_("Views"), "filter", url=reverse("desk:views")),
        Command(_("Exports"), "download", url=reverse("desk:exports"), permission=Permission.EXPORT),
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
