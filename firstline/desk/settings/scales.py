"""Own states on the fixed stages, and the matrix of priorities."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from firstline.core.clock import now
from firstline.core.errors import NotFound
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit, settings_page
from firstline.desk.settings.fields import NamedForm, names
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer
from firstline.tickets.actions.keep_state import add_state, change_priority_matrix, change_state
from firstline.tickets.models import State
from firstline.tickets.queries import priority_matrix
from firstline.tickets.stages import Level, Priority, Stage


class StateForm(NamedForm):
    stage = forms.ChoiceField(
        label=gettext_lazy("Stands on the stage"),
        help_text=gettext_lazy("Measures go by the stage, so this can't be changed later."),
        choices=Stage.choices,
    )
    position = forms.IntegerField(
        label=gettext_lazy("Order"),
        help_text=gettext_lazy("Smaller numbers come first."),
        min_value=0,
        max_value=999,
        initial=50,
    )
    is_active = forms.BooleanField(label=gettext_lazy("Can be chosen"), required=False, initial=True)

    def clean_stage(self) -> Stage:
        return Stage(self.cleaned_data["stage"])


class MatrixForm(forms.Form):
    """Nine choices, one for each pair of impact and urgency: `p12` is impact high, urgency medium."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for (impact, urgency), priority in sorted(priority_matrix().items()):
            self.fields[f"p{impact}{urgency}"] = forms.TypedChoiceField(
                label=f"{Level(impact).label} × {Level(urgency).label}",
                choices=Priority.choices,
                coerce=int,
                initial=int(priority),
            )

    def cells(self) -> dict[tuple[int, int], int]:
        return {(int(name[1]), int(name[2])): value for name, value in self.cleaned_data.items()}


@require_GET
@for_those_who_may(Permission.CATALOGUE)
def states(request: HttpRequest) -> HttpResponse:
    by_stage = [(stage, [s for s in State.objects.all() if s.stage == stage]) for stage in Stage]
    return settings_page(request, "states", {"stages": by_stage}, here="states")


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.CATALOGUE)
def new_state(request: HttpRequest) -> HttpResponse:
    form = StateForm(request.POST or None, initial={"stage": request.GET.get("stage", Stage.OPEN)})
    del form.fields["is_active"]

    def keep(values: dict[str, Any]) -> None:
        add_state(by=viewer(request).actor, at=now(), **names(values))

    return edit(request, form, keep, here="states", title=_("New state"), saved=_("Added."))


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.CATALOGUE)
def edit_state(request: HttpRequest, state: int) -> HttpResponse:
    found = State.objects.filter(pk=state).first()
    if found is None:
        raise NotFound(_("There is no such state."))
    initial = {**NamedForm.initial_of(found), "position": found.position, "is_active": found.is_active}
    form = StateForm(request.POST or None, initial=initial)
    del form.fields["stage"]

    def keep(values: dict[str, Any]) -> None:
        change_state(found, by=viewer(request).actor, at=now(), **names(values))

    return edit(request, form, keep, here="states", title=found.label, saved=_("Saved."))


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.CATALOGUE)
def priorities(request: HttpRequest) -> HttpResponse:
    form = MatrixForm(request.POST or None)

    def keep(_values: dict[str, Any]) -> None:
        change_priority_matrix(form.cells(), by=viewer(request).actor, at=now())

    context = {"levels": list(Level)}
    return edit(
        request,
        form,
        keep,
        here="priorities",
        title=_("Priorities"),
        saved=_("Saved."),
        template="priorities",
        context=context,
    )
