"""The desk itself: name, look, language, numbers and rules."""

import zoneinfo
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from firstline.core.actions.configure_desk import configure_desk, end_all_links
from firstline.core.clock import now
from firstline.core.desk import current_desk
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit
from firstline.desk.settings.looks import LookForm, kept_logo
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer


class IdentityForm(LookForm):
    name = forms.CharField(label=gettext_lazy("Name of the desk"), max_length=80)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"), choices=lambda: [(z, z) for z in sorted(zoneinfo.available_timezones())]
    )
    public_url = forms.CharField(
        label=gettext_lazy("Public address"),
        help_text=gettext_lazy("Where people reach the desk, for links in mails: https://support.example.com"),
        max_length=200,
        required=False,
    )


class RulesForm(forms.Form):
    ticket_prefix = forms.CharField(
        label=gettext_lazy("Numbers begin with"), help_text=gettext_lazy("FL gives FL-1042."), max_length=8
    )
    close_after_days = forms.IntegerField(
        label=gettext_lazy("Days until a solved request is closed"), min_value=0, max_value=365
    )
    reopen_within_days = forms.IntegerField(
        label=gettext_lazy("Days in which an answer reopens it"),
        help_text=gettext_lazy("After that an answer becomes a new request that follows the old one."),
        min_value=0,
        max_value=3650,
    )
    largest_file_mb = forms.IntegerField(label=gettext_lazy("Largest file, in MB"), min_value=1, max_value=1000)
    forbidden_endings = forms.CharField(
        label=gettext_lazy("Files not taken, by their ending"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.DESK)
def identity(request: HttpRequest) -> HttpResponse:
    desk = current_desk()
    initial = {name: getattr(desk, name) for name in ("name", "accent", "language", "time_zone", "public_url")}
    form = IdentityForm(request.POST or None, request.FILES or None, initial=initial)

    def keep(values: dict[str, Any]) -> None:
        uploaded, remove = values.pop("logo"), values.pop("remove_logo")
        if uploaded:
            values["logo"] = kept_logo(uploaded)
        elif remove:
            values["logo"] = None
        configure_desk(by=viewer(request).actor, at=now(), **values)

    return edit(
        request, form, keep, here="identity", title=_("Name and look"), saved=_("Saved."), template="identity",
        context={"desk": desk},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.DESK)
def rules(request: HttpRequest) -> HttpResponse:
    desk = current_desk()
    form = RulesForm(request.POST or None, initial={name: getattr(desk, name) for name in RulesForm.base_fields})

    def keep(values: dict[str, Any]) -> None:
        configure_desk(by=viewer(request).actor, at=now(), **values)

    return edit(request, form, keep, here="rules", title=_("Rules"), saved=_("Saved."), template="rules")


@require_POST
@for_those_who_may(Permission.DESK)
def end_links(request: HttpRequest) -> HttpResponse:
    end_all_links(by=viewer(request).actor, at=now())
    say_next(request, _("Every link and reply address sent so far has ended."))
    return HttpResponseRedirect(reverse("desk:settings-rules"))
