"""The end of the set-up: a test request, opened in the desk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from firstline.channels.email.models import Mailbox
from firstline.core.clock import now
from firstline.core.permissions import Permission
from firstline.ops.set_up.steps.frame import step_page
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import said_before
from firstline.pages.viewer import viewer
from firstline.people.models import Person
from firstline.teams.models import Team
from firstline.tickets.actions.register import Request, register
from firstline.tickets.models import Ticket
from firstline.tickets.stages import Channel, Type
from firstline.tickets.wording import from_text


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.DESK)
def first_request(request: HttpRequest) -> HttpResponse:
    looking = viewer(request)
    assert looking.person is not None, "the guard let them in"
    if request.method == "POST":
        return redirect("desk:ticket", number=_register(looking.person, request).pk)
    mailbox = Mailbox.objects.filter(is_active=True).first()
    return step_page(request, "first-request", {"mailbox": mailbox, "said": said_before(request)})


def _register(person: Person, request: HttpRequest) -> Ticket:
    words = _(
        "This is a test request. Take it, write an internal note, answer it, and solve it: "
        "all that happens to it stands below."
    )
    asked = Request(
        requester=person,
        subject=_("First test request"),
        words=from_text(words),
        channel=Channel.DESK,
        type=Type.QUESTION,
        team=Team.objects.filter(is_active=True).order_by("id").first(),
        acknowledge=False,
    )
    return register(asked, by=viewer(request).actor, at=now())
