"""The forms of views and exports."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from firstline.core.access import Actor
from firstline.core.permissions import Permission
from firstline.desk.queues.panels import ORDER_LABELS
from firstline.teams.models import Team
from firstline.teams.queries import active_teams
from firstline.tickets.filters.parse import LONGEST
from firstline.views.exporting.columns import COLUMNS, USUAL
from firstline.views.models import Sharing
from firstline.views.policies import can_export


def _column_choices() -> list[tuple[str, Any]]:
    return [(code, column.label) for code, column in COLUMNS.items()]


class ViewForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80)
    filter = forms.CharField(
        label=_("Filter"),
        help_text=_("As it is typed above a list. Empty: all requests."),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
    )
    order = forms.ChoiceField(label=_("Order"), required=False)
    sharing = forms.ChoiceField(
        label=_("Who has it"), choices=Sharing.choices, widget=forms.RadioSelect, initial=Sharing.OWN
    )
    teams = forms.ModelMultipleChoiceField(
        Team.objects.none(), label=_("Teams"), widget=forms.CheckboxSelectMultiple, required=False
    )
    columns = forms.MultipleChoiceField(
        label=_("Columns of its exports"),
        choices=_column_choices,
        widget=forms.CheckboxSelectMultiple,
        initial=USUAL,
        required=False,
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        orders = [("", _("the quickest for this filter")), *ORDER_LABELS.items()]
        self.fields["order"].choices = orders  # type: ignore[attr-defined]
        self.fields["teams"].queryset = active_teams()  # type: ignore[attr-defined]
        if not actor.can(Permission.SHARE_VIEWS):
            del self.fields["sharing"], self.fields["teams"]
        if not can_export(actor):
            del self.fields["columns"]


class ExportForm(forms.Form):
    name = forms.CharField(label=_("Name of the file"), max_length=60)
    filter = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST, required=False)
    order = forms.CharField(widget=forms.HiddenInput, max_length=20, required=False)
    file_format = forms.ChoiceField(
        label=_("Format"), choices=[("xlsx", "Excel"), ("csv", "CSV")], widget=forms.RadioSelect, initial="xlsx"
    )
    columns = forms.MultipleChoiceField(
        label=_("Columns"), choices=_column_choices, widget=forms.CheckboxSelectMultiple, initial=USUAL
    )
