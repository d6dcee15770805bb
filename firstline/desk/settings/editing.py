"""How every settings page works: a form, one call to the domain, and back to the list with a word about it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from firstline.core.errors import DomainError
from firstline.desk.menu import menu_for
from firstline.desk.shell import desk_page
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer


def settings_page(
    request: HttpRequest, template: str, context: dict[str, Any], *, here: str, status: int = 200
) -> HttpResponse:
    """A whole page of the settings; `here` is the name of its entry in the menu."""
    around = {"menu": menu_for(viewer(request).actor), "here": here, **context}
    response = desk_page(request, f"desk/settings/{template}.jinja", around, current="settings")
    response.status_code = status
    return response


def edit(
    request: HttpRequest,
    form: forms.Form,
    keep: Callable[[dict[str, Any]], object],
    *,
    here: str,
    title: str,
    saved: str,
    template: str = "form",
    context: dict[str, Any] | None = None,
    back_to: str | None = None,
) -> HttpResponse:
    """Show `form`; when it was sent and is right, `keep` its values, say `saved`, and go back to the list.

    What the domain refuses is said beside the field it is about, and everything written stays.
    """
    back = reverse(f"desk:settings-{back_to or here}")
    if request.method == "POST" and form.is_valid() and _kept(form, keep):
        say_next(request, saved)
        return HttpResponseRedirect(back)
    status = 422 if form.errors else 200
    shown = {"form": form, "title": title, "back": back, **(context or {})}
    return settings_page(request, template, shown, here=here, status=status)


def _kept(form: forms.Form, keep: Callable[[dict[str, Any]], object]) -> bool:
    try:
        with transaction.atomic():
            keep(form.cleaned_data)
    except DomainError as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    return True
