"""Who else works here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from firstline.channels.email.models import Mailbox
from firstline.core.clock import now
from firstline.core.permissions import Permission
from firstline.ops.set_up.forms import TeamMatesForm
from firstline.ops.set_up.steps.frame import kept, step_page
from firstline.ops.set_up.team_mates import invite_team_mates
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import said_before, say_next
from firstline.pages.viewer import viewer
from firstline.people.models import Person, Role


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.DESK)
def team_mates(request: HttpRequest) -> HttpResponse:
    actor = viewer(request).actor
    roles = {role.code: role for role in Role.objects.all() if "desk.work" in role.may and set(role.may) <= actor.may}
    form = TeamMatesForm(request.POST or None)
    form.fields["role"].choices = [(code, role.label) for code, role in roles.items()]  # type: ignore[attr-defined] # a ChoiceField
    invited: list[Person] = []

    def keep(said: dict[str, str]) -> None:
        invited.extend(invite_team_mates(said["addresses"], as_role=roles[said["role"]], by=actor, at=now()))

    if request.POST and kept(form, keep):
        sentence = ngettext(
            "%(count)s invitation is on its way.", "%(count)s invitations are on their way.", len(invited)
        )
        say_next(request, sentence % {"count": len(invited)})
        return redirect("set-up-first-request")
    context = {
        "form": form,
        "has_mailbox": Mailbox.objects.filter(is_active=True).exists(),
        "said": said_before(request),
    }
    return step_page(request, "team-mates", context, status=422 if form.errors else 200)
