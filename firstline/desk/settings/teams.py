"""Teams: listing, adding and changing them and their members."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from firstline.core.clock import now
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit, settings_page
from firstline.desk.settings.fields import NamedForm, names
from firstline.notify.actions.keep_signature import keep_team_signature
from firstline.notify.kinds import SIGNATURE
from firstline.notify.queries import team_signature
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer
from firstline.people.models import Person
from firstline.teams.actions.keep_team import add_team, change_team
from firstline.teams.policies import access_team
from firstline.teams.queries import agents, members_of, teams_with_sizes


class TeamForm(NamedForm):
    tier = forms.IntegerField(
        label=gettext_lazy("Tier"),
        help_text=gettext_lazy("1 takes everything in; higher tiers know more about less."),
        min_value=0,
        max_value=4,
        initial=1,
    )
    members = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=gettext_lazy("Members"), widget=forms.CheckboxSelectMultiple, required=False
    )
    signature = forms.CharField(
        label=gettext_lazy("Signature"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    is_active = forms.BooleanField(label=gettext_lazy("In use"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = agents()  # type: ignore[attr-defined]
        self.fields["signature"].help_text = _(
            "Stands below answers in this team's requests, where an agent has none of their own. These are replaced by "
            "their values: %(fields)s."
        ) % {"fields": SIGNATURE.words}


@require_GET
@for_those_who_may(Permission.TEAMS)
def index(request: HttpRequest) -> HttpResponse:
    return settings_page(request, "teams", {"teams": teams_with_sizes()}, here="teams")


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.TEAMS)
def new(request: HttpRequest) -> HttpResponse:
    form = TeamForm(request.POST or None)
    del form.fields["is_active"]

    def keep(values: dict[str, Any]) -> None:
        actor, signature = viewer(request).actor, values.pop("signature")
        team = add_team(by=actor, at=now(), **names(values))
        keep_team_signature(team, signature, by=actor, at=now())

    return edit(request, form, keep, here="teams", title=_("New team"), saved=_("Added."))


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.TEAMS)
def change(request: HttpRequest, team: int) -> HttpResponse:
    actor = viewer(request).actor
    found = access_team(actor, team)
    initial = {
        **NamedForm.initial_of(found),
        "tier": found.tier,
        "is_active": found.is_active,
        "signature": team_signature(found.pk) or "",
        "members": members_of(found),
    }
    form = TeamForm(request.POST or None, initial=initial)

    def keep(values: dict[str, Any]) -> None:
        keep_team_signature(found, values.pop("signature"), by=actor, at=now())
        change_team(found, by=actor, at=now(), **names(values))

    return edit(request, form, keep, here="teams", title=found.label, saved=_("Saved."))
