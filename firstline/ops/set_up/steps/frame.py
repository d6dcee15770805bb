"""What the steps share: the page around a form, and keeping what it says."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from firstline.core.desk import current_desk
from firstline.core.errors import DomainError
from firstline.pages.refusals import into_form


def step_page(request: HttpRequest, step: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """The page of one step, with the list of all steps above it."""
    steps = [
        ("desk", _("The desk")),
        ("administrator", _("You")),
        ("mailbox", _("Mailbox")),
        ("team-mates", _("Team mates")),
        ("first-request", _("First request")),
    ]
    at = [code for code, _words in steps].index(step)
    around = {"steps": [words for _code, words in steps], "at": at, "desk": current_desk()}
    return render(request, f"ops/set_up/{step.replace('-', '_')}.jinja", {**around, **context}, status=status)


def kept(form: forms.Form, keep: Callable[[dict[str, Any]], object]) -> bool:
    """Whether the form was right and the domain took it; what it refuses is said beside the field it is about."""
    if not form.is_valid():
        return False
    try:
        keep(form.cleaned_data)
    except DomainError as refusal:
        into_form(form, refusal)
        return False
    return True
