"""Whether users are asked how they were served."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from firstline.core.clock import now
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer
from firstline.satisfaction.actions.configure import configure_satisfaction
from firstline.satisfaction.queries import asks


class SatisfactionForm(forms.Form):
    is_on = forms.BooleanField(
        label=gettext_lazy("Ask users how the help was"),
        help_text=gettext_lazy("Once for each request: in the mail that it is solved, and in the portal."),
        required=False,
    )


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.DESK)
def index(request: HttpRequest) -> HttpResponse:
    form = SatisfactionForm(request.POST or None, initial={"is_on": asks()})

    def keep(values: dict[str, Any]) -> None:
        configure_satisfaction(is_on=values["is_on"], by=viewer(request).actor, at=now())

    return edit(
        request, form, keep, here="satisfaction", title=_("Satisfaction"), saved=_("Saved."), template="satisfaction"
    )
