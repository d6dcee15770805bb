"""Checklists: the tasks that come up together again and again."""

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
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer
from firstline.tasks.actions.keep_checklist import LONGEST_DAYS, MOST_ITEMS, Item, add_checklist, change_checklist
from firstline.tasks.models import Checklist, ChecklistItem, ForWhom
from firstline.teams.models import Team

FREE_ROWS = 3


class ChecklistForm(NamedForm):
    """Name and rows of tasks; a row without words is left out."""

    is_active = forms.BooleanField(label=gettext_lazy("Can be chosen"), required=False, initial=True)

    def __init__(self, *args: Any, items: list[ChecklistItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = asked_id(self.data.get("rows")) if self.is_bound else 0
        self.rows = range(min(max(sent, len(items) + FREE_ROWS), MOST_ITEMS))
        for n in self.rows:
            self._add_row(n, items[n] if n < len(items) else None)

    def _add_row(self, n: int, item: ChecklistItem | None) -> None:
        self.fields[f"title_{n}"] = forms.CharField(
            label=_("Task %(n)s") % {"n": n + 1}, max_length=200, required=False, initial=item.title if item else ""
        )
        self.fields[f"days_{n}"] = forms.IntegerField(
            label=_("Days until due"), required=False, min_value=0, max_value=LONGEST_DAYS,
            initial=item.days if item else None,
        )  # fmt: skip
        self.fields[f"team_{n}"] = forms.ModelChoiceField(
            Team.objects.filter(is_active=True), label=_("Team"), required=False, empty_label=_("No team"),
            initial=item.team_id if item else None,
        )  # fmt: skip
        self.fields[f"for_{n}"] = forms.ChoiceField(
            label=_("For whom"), choices=ForWhom.choices, initial=item.for_whom if item else ForWhom.DESK
        )

    def items(self) -> list[Item]:
        """The rows that say something, in their order."""
        said = self.cleaned_data
        return [
            Item(said[f"title_{n}"], said[f"days_{n}"], said[f"team_{n}"], said[f"for_{n}"])
            for n in self.rows
            if said[f"title_{n}"]
        ]


@require_GET
@for_those_who_may(Permission.CHECKLISTS)
def index(request: HttpRequest) -> HttpResponse:
    lists = Checklist.objects.prefetch_related("items")
    return settings_page(request, "checklists", {"checklists": lists}, here="checklists")


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.CHECKLISTS)
def new(request: HttpRequest) -> HttpResponse:
    form = ChecklistForm(request.POST or None, items=[])
    del form.fields["is_active"]

    def keep(values: dict[str, Any]) -> None:
        add_checklist(items=form.items(), by=viewer(request).actor, at=now(), **_names(values))

    return _edit(request, form, keep, title=_("New checklist"), saved=_("Added."))


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.CHECKLISTS)
def change(request: HttpRequest, checklist: int) -> HttpResponse:
    found = Checklist.objects.filter(pk=checklist).first()
    if found is None:
        raise NotFound(_("There is no such checklist."))
    initial = {**NamedForm.initial_of(found), "is_active": found.is_active}
    form = ChecklistForm(request.POST or None, initial=initial, items=list(found.items.all()))

    def keep(values: dict[str, Any]) -> None:
        change_checklist(
            found,
            items=form.items(),
            is_active=values["is_active"],
            by=viewer(request).actor,
            at=now(),
            **_names(values),
        )

    return _edit(request, form, keep, title=found.label, saved=_("Saved."))


def _edit(request: HttpRequest, form: ChecklistForm, keep: Any, *, title: str, saved: str) -> HttpResponse:
    return edit(request, form, keep, here="checklists", title=title, saved=saved, template="checklist")


def _names(values: dict[str, Any]) -> dict[str, Any]:
    named = names({name: values[name] for name in ("name", "name_sv")})
    return {"name": named["name"], "translations": named["translations"]}
