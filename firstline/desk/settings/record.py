"""The record of everything done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from firstline.core.desk import current_desk
from firstline.core.models import LoggedEvent
from firstline.core.paging import page_of
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import settings_page
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_those_who_may
from firstline.teams.queries import agents

NEWEST_FIRST = ("-id",)
SUBJECTS = (
    "ticket",
    "person",
    "organisation",
    "team",
    "role",
    "category",
    "product",
    "asset",
    "state",
    "mailbox",
    "desk",
)


@require_GET
@for_those_who_may(Permission.AUDIT)
def index(request: HttpRequest) -> HttpResponse:
    """Newest first; by kind of thing, one thing, or who did it."""
    rows = LoggedEvent.objects.all()
    subject = request.GET.get("subject", "")
    if subject in SUBJECTS:
        rows = rows.filter(subject=subject)
        if number := asked_id(request.GET.get("id")):
            rows = rows.filter(subject_id=number)
    if person := asked_id(request.GET.get("by")):
        rows = rows.filter(actor_id=person)
    asked = request.GET.copy()
    after = asked.pop("after", [""])[0]
    context = {
        "page": page_of(rows, NEWEST_FIRST, after=str(after)),
        "prefix": current_desk().ticket_prefix,
        "subject": subject,
        "by": person or "",
        "asked": asked.urlencode(),
    }
    if request.headers.get("HX-Request") and after:
        return render(request, "desk/settings/record_rows.jinja", context)
    people = [(person.pk, person.name) for person in agents()]
    return settings_page(request, "record", {**context, "people": people}, here="record")
