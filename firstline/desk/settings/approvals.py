"""What approval is often asked for."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from firstline.approvals.actions.keep_template import keep_template
from firstline.approvals.models import ApprovalTemplate, How
from firstline.core.clock import now
from firstline.core.errors import NotFound
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit, settings_page
from firstline.desk.settings.fields import NamedForm, names
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer
from firstline.people.models import Person
from firstline.people.queries import person_by_email

HERE = "approvals"


class ApprovalTemplateForm(NamedForm):
    question = forms.CharField(
        label=gettext_lazy("What is asked"),
        help_text=gettext_lazy("It stands in the form and can be changed before it is sent."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )
    asks_manager = forms.BooleanField(
        label=gettext_lazy("Ask the managers of the requester's organisation"), required=False
    )
    people = forms.CharField(
        label=gettext_lazy("Ask these people"),
        help_text=gettext_lazy("Mail addresses of people you know, one on each line, in the order they are asked."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        required=False,
    )
    how = forms.ChoiceField(
        label=gettext_lazy("Whose yes is needed?"), choices=How.choices, widget=forms.RadioSelect, initial=How.ALL
    )
    days = forms.IntegerField(label=gettext_lazy("Days to answer"), min_value=1, max_value=365, initial=7)
    shows_talk = forms.BooleanField(
        label=gettext_lazy("Let them read what was said with the user until now"), required=False
    )
    is_active = forms.BooleanField(label=gettext_lazy("Can be chosen"), required=False, initial=True)

    def clean_people(self) -> list[Person]:
        """Those people. Raises ValidationError for an address that is nobody's."""
        people = []
        for address in self.cleaned_data["people"].split():
            person = person_by_email(address.strip(",;"))
            if person is None or not person.is_active:
                raise ValidationError(_("We know nobody with the address %(address)s.") % {"address": address})
            people.append(person)
        return people


@require_GET
@for_those_who_may(Permission.CATALOGUE)
def index(request: HttpRequest) -> HttpResponse:
    templates = ApprovalTemplate.objects.prefetch_related("people")
    return settings_page(request, "approvals", {"templates": templates}, here=HERE)


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.CATALOGUE)
def new(request: HttpRequest) -> HttpResponse:
    form = ApprovalTemplateForm(request.POST or None)
    del form.fields["is_active"]

    def keep(values: dict[str, Any]) -> None:
        keep_template(None, by=viewer(request).actor, at=now(), **names(values))

    return edit(request, form, keep, here=HERE, title=_("New template of approvals"), saved=_("Added."))


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.CATALOGUE)
def change(request: HttpRequest, approval_template: int) -> HttpResponse:
    found = ApprovalTemplate.objects.filter(pk=approval_template).first()
    if found is None:
        raise NotFound(_("There is no such template."))
    kept = ("question", "asks_manager", "how", "days", "shows_talk", "is_active")
    addresses = "\n".join(one.email or "" for one in found.people.order_by("name"))
    initial = {**NamedForm.initial_of(found), **{name: getattr(found, name) for name in kept}, "people": addresses}
    form = ApprovalTemplateForm(request.POST or None, initial=initial)

    def keep(values: dict[str, Any]) -> None:
        keep_template(found, by=viewer(request).actor, at=now(), **names(values))

    return edit(request, form, keep, here=HERE, title=found.label, saved=_("Saved."))
