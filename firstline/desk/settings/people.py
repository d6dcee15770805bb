"""People: finding, adding, changing and inviting them."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firstline.core.clock import now
from firstline.core.paging import page_of
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit, settings_page
from firstline.desk.settings.fields import language_choices
from firstline.notify.letting_in import send_invitation
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer
from firstline.people.actions.add_person import add_person
from firstline.people.actions.change_person import CannotChangePerson, change_person
from firstline.people.actions.sign_in import invite
from firstline.people.models import Organisation, Person, Role
from firstline.people.policies import access_person
from firstline.people.queries import find_people

BY_NAME = ("name", "id")


class PersonForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=160)
    email = forms.CharField(label=gettext_lazy("Mail address"), max_length=254, required=False)
    phone = forms.CharField(label=gettext_lazy("Phone"), max_length=60, required=False)
    title = forms.CharField(label=gettext_lazy("Job title"), max_length=160, required=False)
    organisation = forms.ModelChoiceField(
        Organisation.objects.filter(is_active=True),
        label=gettext_lazy("Organisation"),
        required=False,
        empty_label=gettext_lazy("None"),
    )
    role = forms.ModelChoiceField(Role.objects.all(), label=gettext_lazy("Role"), empty_label=None)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=language_choices, required=False)
    is_vip = forms.BooleanField(
        label=gettext_lazy("VIP"),
        help_text=gettext_lazy("Those who work at the desk see it beside the name. Users never do."),
        required=False,
    )
    is_active = forms.BooleanField(
        label=gettext_lazy("May sign in and take part"),
        help_text=gettext_lazy("Switch it off when somebody leaves. Their requests stay."),
        required=False,
        initial=True,
    )


@require_GET
@for_those_who_may(Permission.PEOPLE)
def index(request: HttpRequest) -> HttpResponse:
    """Everybody by name, or those that fit what was typed."""
    words = request.GET.get("q", "").strip()
    rows = _people(words)
    page = page_of(rows, BY_NAME, after=request.GET.get("after", ""))
    context = {"page": page, "asked": words}
    if request.headers.get("HX-Request") and request.GET.get("after"):
        return render(request, "desk/settings/people_rows.jinja", context)
    return settings_page(request, "people", context, here="people")


def _people(words: str) -> QuerySet[Person]:
    if words:
        found = [person.pk for person in find_people(words, 100, also_closed=True)]
        return Person.objects.filter(pk__in=found).select_related("role", "organisation")
    return Person.objects.select_related("role", "organisation")


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.PEOPLE)
def new(request: HttpRequest) -> HttpResponse:
    actor = viewer(request).actor
    form = PersonForm(request.POST or None, initial={"role": Role.objects.get(code="user")})
    del form.fields["is_active"]

    def keep(values: dict[str, Any]) -> None:
        _refuse_role_beyond(request, values["role"])
        add_person(as_role=values.pop("role"), by=actor, at=now(), **values)

    return edit(request, form, keep, here="people", title=_("New person"), saved=_("Added."))


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.PEOPLE)
def change(request: HttpRequest, person: int) -> HttpResponse:
    actor = viewer(request).actor
    found = access_person(actor, person)
    form = PersonForm(request.POST or None, initial=_initial(found))

    def keep(values: dict[str, Any]) -> None:
        if values["role"] != found.role:
            _refuse_role_beyond(request, values["role"])
        change_person(found, by=actor, at=now(), **values)

    context = {"person": found}
    return edit(
        request, form, keep, here="people", title=found.name, saved=_("Saved."), template="person", context=context
    )


@require_POST
@for_those_who_may(Permission.PEOPLE)
def invitation(request: HttpRequest, person: int) -> HttpResponse:
    """Have a link mailed by which somebody chooses their password."""
    actor, at = viewer(request).actor, now()
    found = access_person(actor, person)
    back = HttpResponseRedirect(reverse("desk:person-edit", args=[person]))
    if not found.email:
        say_next(request, _("There is no mail address to invite. Add one first."), "warn")
        return back
    secret = invite(found, by=actor, at=at)
    send_invitation(found, secret, by=actor, at=at)
    say_next(request, _("An invitation is on its way to %(address)s.") % {"address": found.email})
    return back


def _initial(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in PersonForm.base_fields}


def _refuse_role_beyond(request: HttpRequest, role: Role) -> None:
    """Nobody gives away more than they have themselves."""
    if set(role.may) - set(viewer(request).actor.may):
        raise CannotChangePerson(_("You can't give a role that may do more than yours."), field="role")
