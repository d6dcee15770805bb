"""How every settings page works: a form, one call to the domain, and back to the list with a word about it."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from firstline.core.errors import DomainError
from firstline.desk.menu import MENU, menu_for
from firstline.desk.shell import desk_page
from firstline.pages.refusals import into_form
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

    What the domain refuses is said beside the field it is about, and everything written stays. So it does when
    somebody else has changed the same thing since the page was opened: then it is said once, before it is overwritten.
    """
    back = reverse(f"desk:settings-{back_to or here}")
    stands = standing(form)
    if request.method == "POST" and form.is_valid() and is_fresh(request, form, stands) and kept(form, keep):
        say_next(request, saved)
        return HttpResponseRedirect(back)
    status = 422 if form.errors else 200
    shown = {"form": form, "title": title, "back": back, "back_words": _words_of(back_to or here), "stands": stands}
    shown |= context or {}
    return settings_page(request, template, shown, here=here, status=status)


def standing(form: forms.Form) -> str:
    """A mark of what the form was filled with: another one when somebody has changed it meanwhile."""
    values = [
        (name, field.prepare_value(form.get_initial_for_field(field, name))) for name, field in form.fields.items()
    ]
    return sha256(repr(values).encode()).hexdigest()[:16]


def is_fresh(request: HttpRequest, form: forms.Form, stands: str) -> bool:
    if request.POST.get("stands", stands) == stands:
        return True
    sentence = _("Somebody else has changed this in the meantime. Save again to put yours in its place.")
    form.add_error(None, sentence)
    return False


def _words_of(name: str) -> "str | Promise":
    return next(entry.label for group in MENU for entry in group.entries if entry.name == name)


def kept(form: forms.Form, keep: Callable[[dict[str, Any]], object]) -> bool:
    try:
        with transaction.atomic():
            keep(form.cleaned_data)
    except DomainError as refusal:
        into_form(form, refusal)
        return False
    return True
