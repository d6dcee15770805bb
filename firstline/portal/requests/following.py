"""One request: where it stands, what was said, and what its user can do."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from firstline.core.clock import now
from firstline.pages.uploading import Sent, all_shown, largest_file
from firstline.portal.requests.door import Door
from firstline.portal.requests.forms import fresh_client_id
from firstline.portal.requests.progress import called, progress_of, track
from firstline.portal.requests.talk import talk_of
from firstline.portal.requests.typed import Typed, take_typed
from firstline.satisfaction.models import Score
from firstline.satisfaction.queries import is_to_be_asked
from firstline.tasks.queries import tasks_on
from firstline.tickets.actions.attaching import uploads_of
from firstline.tickets.actions.reply import can_be_reopened
from firstline.tickets.models import Participant, Ticket


@require_safe
def show(request: HttpRequest, door: Door) -> HttpResponse:
    """The whole page; `?before=` shows what was said earlier. What was typed when a session ended is there again.

    Mails about a solved request lead here with `?works=yes` or `?works=no`; nothing changes before a button is pressed.
    """
    typed = Typed() if door.is_guest else take_typed(request, door.base)
    sent = Sent(uploads=uploads_of(door.actor, typed.uploads))
    about = now_about(request, door) | ways_about(door, text=typed.text, sent=sent)
    about["starts_writing"] = request.GET.get("works") == "no"
    return render(request, "portal/requests/show.jinja", about | {"others": _others(door)})


@require_safe
def show_now(request: HttpRequest, door: Door) -> HttpResponse:
    """The part that re-reads itself when something happened."""
    return render(request, "portal/requests/now_live.jinja", now_about(request, door) | ways_about(door))


def now_about(request: HttpRequest, door: Door) -> dict[str, Any]:
    """What the track, the next step and the talk are drawn from."""
    at = now()
    before = _moment(request.GET.get("before", ""))
    return {
        "door": door,
        "ticket": door.ticket,
        "live_url": door.live_url,
        "steps": track(door.ticket, viewer_id=door.person.pk),
        "progress": progress_of(door.ticket, at=at, viewer_id=door.person.pk),
        "asks_rating": is_to_be_asked(door.actor, door.ticket),
        "scores": Score.choices,
        "tasks": tasks_on(door.ticket, door.actor).tasks,
        "talk": talk_of(door, at=at, before=before),
        "goes_on": before is not None,
    }


def ways_about(
    door: Door, *, text: str = "", sent: Sent | None = None, error: str = "", client_id: str = ""
) -> dict[str, Any]:
    """What the box to answer and the button below it are drawn from."""
    sent = sent or Sent()
    return {
        "door": door,
        "ticket": door.ticket,
        "text": text,
        "error": error,
        "refusals": sent.refusals,
        "uploaded": all_shown(sent.uploads, door.upload_url),
        "client_id": client_id or fresh_client_id(),
        "is_over": is_over(door.ticket, at=now()),
        "starts_writing": False,
        "answers_to": called(door.ticket.assignee.name) if door.ticket.assignee else "",
        "largest_file": largest_file(),
    }


def is_over(ticket: Ticket, *, at: datetime) -> bool:
    """Whether more words become a new request."""
    return ticket.is_done and not can_be_reopened(ticket, at)


def _others(door: Door) -> list[str]:
    taking_part = Participant.objects.filter(ticket=door.ticket).exclude(person=door.person).select_related("person")
    others = taking_part.exclude(person_id=door.ticket.requester_id).order_by("id")
    return [one.person.name for one in others]


def _moment(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None
