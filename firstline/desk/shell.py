"""What stands around every page of the desk: the rail with the queues and their counts, and who is working."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

from firstline.channels.email.mailbox_trouble import MailTrouble, mail_troubles
from firstline.channels.email.queries import held_count
from firstline.core.desk import current_desk
from firstline.core.models import Desk
from firstline.core.permissions import Permission
from firstline.core.queries import newest_event_id
from firstline.desk.menu import menu_for
from firstline.pages.guard import for_agents
from firstline.pages.said import said_before
from firstline.pages.viewer import Viewer, viewer
from firstline.tasks.policies import can_work_on_tasks
from firstline.tasks.queries import OwnCount, own_count
from firstline.tickets.queries import QUEUES, queue_counts

QUEUE_ICONS = {
    "mine": "person",
    "team": "people",
    "unassigned": "inbox",
    "waiting": "clock",
    "open": "list",
    "solved": "check",
}


@dataclass(frozen=True)
class RailQueue:
    """A queue as the rail shows it; `count` is None where none is kept."""

    code: str
    label: "str | Promise"
    icon: str
    url: str
    count: int | None
    key: str


@dataclass(frozen=True)
class Shell:
    """The rail. `current` is the code of the queue (or the name of the page) that is open; `held` counts the mails that
    need a look and `tasks` those one has to do, None for those who don't work on them; `mail_troubles` stand
    above every page."""

    desk: Desk
    viewer: Viewer
    queues: list[RailQueue]
    current: str
    live_url: str
    sees_settings: bool
    held: int | None
    logs_time: bool
    hears_complaints: bool
    tasks: OwnCount | None
    mail_troubles: tuple[MailTrouble, ...]

    @property
    def rail(self) -> Hashable:
        """All that changes how the queues look."""
        return (
            self.current,
            self.held,
            self.tasks,
            self.logs_time,
            self.hears_complaints,
            tuple(queue.count for queue in self.queues),
        )


def shell(request: HttpRequest, current: str = "") -> Shell:
    looking = viewer(request)
    counts = queue_counts(looking.actor)
    queues = [
        RailQueue(
            code, queue.label, QUEUE_ICONS[code], reverse("desk:queue", args=[code]), counts.get(code), f"g {code[0]}"
        )
        for code, queue in QUEUES.items()
    ]
    return Shell(
        desk=current_desk(),
        viewer=looking,
        queues=queues,
        current=current,
        live_url=f"/live/?since={newest_event_id()}",
        sees_settings=bool(menu_for(looking.actor)),
        held=held_count(looking.actor) if looking.actor.can(Permission.HELD_MAIL) else None,
        tasks=own_count(looking.actor, timezone.localdate()) if can_work_on_tasks(looking.actor) else None,
        hears_complaints=looking.actor.can(Permission.HEAR_COMPLAINTS),
        logs_time=looking.actor.can(Permission.LOG_TIME),
        mail_troubles=mail_troubles(),
    )


def desk_page(request: HttpRequest, template: str, context: dict[str, Any], *, current: str = "") -> HttpResponse:
    """A whole page of the desk."""
    around = shell(request, current)
    return render(
        request, template, {"shell": around, "live_url": around.live_url, "said": said_before(request), **context}
    )


@require_GET
@for_agents
def rail(request: HttpRequest) -> HttpResponse:
    """The queues of the rail again, for a page that is open."""
    return render(request, "desk/rail_queues.jinja", {"shell": shell(request, request.GET.get("current", ""))})


@require_GET
@for_agents
def mail_trouble(request: HttpRequest) -> HttpResponse:
    """What is wrong with the mailboxes again, for a page that is open."""
    mail_troubles.forget()
    return render(request, "desk/mail_trouble.jinja", {"shell": shell(request)})
