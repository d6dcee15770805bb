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

from firstline.channels.email.models import Brand
from firstline.channels.email.policies import access_brand, visible_brands
from firstline.core.clock import now
from firstline.core.errors import NotFound
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit, settings_page
from firstline.notify.actions.keep_template import change_template, restore_template
from firstline.notify.kinds import KINDS, OF_BRANDS, Kind
from firstline.notify.queries import template_languages, template_rows, text_for
from firstline.notify.rendering import CannotPreview, preview
from firstline.notify.speaker import speaking_for
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_those_who_may
from firstline.pages.middleware import with_mail_styles
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer


class TemplateForm(forms.Form):
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=250, required=False)
    body = forms.CharField(label=gettext_lazy("Words"), widget=forms.Textarea(attrs={"rows": 14}), strip=False)


@require_GET
@for_those_who_may(Permission.TEMPLATES)
def index(request: HttpRequest) -> HttpResponse:
    languages, brand = template_languages(), _brand(request)
    rows = {row.kind: [] for row in template_rows(languages[0][0], brand)}  # type: ignore[var-annotated]
    for code, name in languages:
        for row in template_rows(code, brand):
            rows[row.kind].append((code, name, row.is_changed))
    has_own = any(is_changed for languages in rows.values() for _code, _name, is_changed in languages)
    context = {
        "rows": rows,
        "kinds": KINDS,
        "has_own": has_own,
        "whose": brand,
        "brands": visible_brands(viewer(request).actor),
    }
    return settings_page(request, "templates", context, here="templates")


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.TEMPLATES)
def change(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    found, brand = _kind(kind, language), _brand(request, kind)
    with speaking_for(brand):
        text = text_for(found, language)
    form = TemplateForm(request.POST or None, initial={"subject": text.subject, "body": text.body})

    def keep(values: dict[str, Any]) -> None:
        change_template(found, language, by=viewer(request).actor, at=now(), brand=brand, **values)

    about = KINDS[found]
    context = {
        "kind": found,
        "about": about,
        "language": language,
        "preview": _previewed(found, language, brand, form["subject"].value() or "", form["body"].value() or ""),
        "is_changed": any(r.kind == found and r.is_changed for r in template_rows(language, brand)),
        "whose": brand,
        "of_brand": _of(brand),
        "back": reverse("desk:settings-templates") + _of(brand),
    }
    title = f"{about.label} · {dict(settings.LANGUAGES)[language]}{f' · {brand.name}' if brand else ''}"
    page = edit(
        request, form, keep, here="templates", title=title, saved=_("Saved."), template="template", context=context
    )
    if brand and page.status_code == 302:
        page["Location"] += _of(brand)
    return with_mail_styles(page)


@require_POST
@for_those_who_may(Permission.TEMPLATES)
def preview_mail(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """What the words in the form would look like, while they are written."""
    written = request.POST.get("subject", ""), request.POST.get("body", "")
    shown = _previewed(_kind(kind, language), language, _brand(request, kind), *written)
    return render(request, "desk/settings/template_preview.jinja", {"preview": shown})


@require_POST
@for_those_who_may(Permission.TEMPLATES)
def restore(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    brand = _brand(request, kind)
    restore_template(_kind(kind, language), language, by=viewer(request).actor, at=now(), brand=brand)
    again = _("The desk's words are in use again.") if brand else _("The words that Firstline brings are in use again.")
    say_next(request, again)
    return HttpResponseRedirect(reverse("desk:template-edit", args=[kind, language]) + _of(brand))


def _kind(kind: str, language: str) -> Kind:
    if kind not in {one.value for one in Kind} or language not in dict(settings.LANGUAGES):
        raise NotFound(_("There is no such mail."))
    return Kind(kind)


def _brand(request: HttpRequest, kind: str = Kind.ANSWER) -> Brand | None:
    """Whose words are looked at; None for the desk's own. Raises NotFound, also for mails that no brand sends."""
    asked = asked_id(request.GET.get("brand"))
    if asked and kind not in OF_BRANDS:
        raise NotFound(_("There is no such mail."))
    return access_brand(viewer(request).actor, asked) if asked else None


def _of(brand: Brand | None) -> str:
    return f"?brand={brand.pk}" if brand else ""


def _previewed(kind: Kind, language: str, brand: Brand | None, subject: str, body: str) -> dict[str, str]:
    try:
        with speaking_for(brand):
            shown = preview(kind, language, subject, body)
    except CannotPreview as fault:
        return {"fault": str(fault), "subject": "", "html": ""}
    return {"fault": "", "subject": shown.subject, "html": shown.html}
