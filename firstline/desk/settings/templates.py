"""The words of the mails the desk sends, per kind and language, with a preview."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firstline.core.clock import now
from firstline.core.errors import NotFound
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit, settings_page
from firstline.notify.actions.keep_template import change_template, restore_template
from firstline.notify.kinds import KINDS, Kind
from firstline.notify.queries import template_languages, template_rows, text_for
from firstline.notify.rendering import CannotPreview, preview
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer


class TemplateForm(forms.Form):
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=250, required=False)
    body = forms.CharField(label=gettext_lazy("Words"), widget=forms.Textarea(attrs={"rows": 14}), strip=False)


@require_GET
@for_those_who_may(Permission.TEMPLATES)
def index(request: HttpRequest) -> HttpResponse:
    languages = template_languages()
    rows = {row.kind: [] for row in template_rows(languages[0][0])}  # type: ignore[var-annotated]
    for code, name in languages:
        for row in template_rows(code):
            rows[row.kind].append((code, name, row.is_changed))
    return settings_page(request, "templates", {"rows": rows, "kinds": KINDS}, here="templates")


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.TEMPLATES)
def change(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    found = _kind(kind, language)
    text = text_for(found, language)
    form = TemplateForm(request.POST or None, initial={"subject": text.subject, "body": text.body})

    def keep(values: dict[str, Any]) -> None:
        change_template(found, language, by=viewer(request).actor, at=now(), **values)

    about = KINDS[found]
    context = {
        "kind": found,
        "about": about,
        "language": language,
        "preview": _previewed(found, language, form["subject"].value() or "", form["body"].value() or ""),
        "is_changed": any(r.kind == found and r.is_changed for r in template_rows(language)),
    }
    title = f"{about.label} · {dict(settings.LANGUAGES)[language]}"
    return edit(
        request, form, keep, here="templates", title=title, saved=_("Saved."), template="template", context=context
    )


@require_POST
@for_those_who_may(Permission.TEMPLATES)
def preview_mail(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """What the words in the form would look like, while they are written."""
    shown = _previewed(_kind(kind, language), language, request.POST.get("subject", ""), request.POST.get("body", ""))
    return render(request, "desk/settings/template_preview.jinja", {"preview": shown})


@require_POST
@for_those_who_may(Permission.TEMPLATES)
def restore(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    restore_template(_kind(kind, language), language, by=viewer(request).actor, at=now())
    say_next(request, _("The words that Firstline brings are in use again."))
    return HttpResponseRedirect(reverse("desk:template-edit", args=[kind, language]))


def _kind(kind: str, language: str) -> Kind:
    if kind not in {one.value for one in Kind} or language not in dict(settings.LANGUAGES):
        raise NotFound(_("There is no such mail."))
    return Kind(kind)


def _previewed(kind: Kind, language: str, subject: str, body: str) -> dict[str, str]:
    try:
        shown = preview(kind, language, subject, body)
    except CannotPreview as fault:
        return {"fault": str(fault), "subject": "", "html": ""}
    return {"fault": "", "subject": shown.subject, "html": shown.html}
