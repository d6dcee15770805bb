"""One answer to everything below a ticket."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from firstline.core.html import text_to_html
from firstline.desk.tickets.page import panel_of
from firstline.pages.asked import asked_number
from firstline.pages.guard import for_agents
from firstline.tickets.actions.answer_children import answer_children, answered_together
from firstline.tickets.wording import from_html


@require_http_methods(["GET", "POST"])
@for_agents
def answering_all(request: HttpRequest, number: int) -> HttpResponse:
    """To whom it goes and the box to write in, and sending it."""
    panel = panel_of(request, number)
    if request.method == "GET":
        children = list(answered_together(panel.actor, panel.ticket))
        return render(request, "desk/tickets/answer_all.jinja", {"panel": panel, "children": children})
    said = answer_children(
        panel.ticket,
        from_html(text_to_html(request.POST.get("text", ""))),
        expected=asked_number(request.POST.get("expected")),
        wait="wait" in request.POST,
        by=panel.actor,
        at=panel.at,
    )
    sentence = ngettext("Sent to %(count)s request", "Sent to %(count)s requests", len(said)) % {"count": len(said)}
    return render(request, "desk/tickets/done_saying.jinja", {"panel": panel_of(request, number), "sentence": sentence})
