"""Keys for mail: storing them, what they are for, signing with them, giving their public part away, removing them."""

from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firstline.channels.email.actions.keep_mail_key import add_mail_key, remove_mail_key, sign_with
from firstline.channels.email.keys.read import LARGEST
from firstline.channels.email.models import MailKey
from firstline.channels.email.models.mail_key import KeyKind
from firstline.channels.email.policies import access_mail_key
from firstline.channels.email.queries import mail_keys
from firstline.core.clock import now
from firstline.core.permissions import Permission
from firstline.core.text import one_line
from firstline.desk.settings.editing import edit, settings_page
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer


class MailKeyForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File with the key"),
        help_text=gettext_lazy(
            "A .p12 or .pfx file, a private key in PEM, or a PGP secret key. It is stored encrypted, and nobody can"
            " download it here."
        ),
    )
    second = forms.FileField(
        label=gettext_lazy("Its certificate"),
        help_text=gettext_lazy("Only where that is a file of its own, as with PEM."),
        required=False,
    )
    password = forms.CharField(
        label=gettext_lazy("Password or passphrase"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        required=False,
        strip=False,
    )
    signs = forms.BooleanField(
        label=gettext_lazy("Sign what leaves from this address"),
        help_text=gettext_lazy("Recipients' mail programs then show that it is from you and was not changed."),
        required=False,
        initial=True,
    )


class SigningForm(forms.Form):
    signs = MailKeyForm.base_fields["signs"]


@require_GET
@for_those_who_may(Permission.MAILBOXES)
def index(request: HttpRequest) -> HttpResponse:
    context = {"keys": mail_keys(viewer(request).actor), "now": now()}
    return settings_page(request, "mail_keys", context, here="mail-keys")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.MAILBOXES)
def new(request: HttpRequest) -> HttpResponse:
    form = MailKeyForm(request.POST or None, request.FILES or None)

    def keep(values: dict[str, Any]) -> None:
        files = [_content(given) for given in (values["file"], values["second"]) if given]
        key = add_mail_key(files, password=values["password"], by=viewer(request).actor, at=now())
        if key.has_expired(now()):
            say_next(request, _("This key has expired: it opens old mail and signs nothing."), "warn")
        elif values["signs"] and key.can_sign:
            sign_with(key, signs=True, by=viewer(request).actor, at=now())

    title, saved = _("New key for mail"), _("Stored.")
    return edit(request, form, keep, here="mail-keys", title=title, saved=saved, template="mail_key_new")


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.MAILBOXES)
def show(request: HttpRequest, key: int) -> HttpResponse:
    actor = viewer(request).actor
    found = access_mail_key(actor, key)
    form = SigningForm(request.POST if request.method == "POST" else None, initial={"signs": found.signs})

    def keep(values: dict[str, Any]) -> None:
        sign_with(found, signs=values["signs"], by=actor, at=now())

    context = {"key": found, "now": now(), "is_pgp": found.kind == KeyKind.PGP}
    saved = _("Saved.")
    return edit(
        request, form, keep, here="mail-keys", title=found.name, saved=saved, template="mail_key", context=context
    )


@require_GET
@for_those_who_may(Permission.MAILBOXES)
def public(request: HttpRequest, key: int) -> HttpResponse:
    """The part that others need to write encrypted mail, as a download."""
    found = access_mail_key(viewer(request).actor, key)
    content, kind, ending = _public_part(found)
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{found.addresses[0]}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@for_those_who_may(Permission.MAILBOXES)
def remove(request: HttpRequest, key: int) -> HttpResponse:
    actor = viewer(request).actor
    found = access_mail_key(actor, key)
    remove_mail_key(found, by=actor, at=now())
    say_next(request, _("The key of %(name)s was removed.") % {"name": one_line(found.name, 60)})
    return HttpResponseRedirect(reverse("desk:settings-mail-keys"))


def _content(given: "UploadedFile[bytes]") -> bytes:
    """What was handed over, but no more of it than a key can be long."""
    return bytes(given.read(LARGEST + 1))


def _public_part(key: MailKey) -> tuple[bytes, str, str]:
    if key.kind == KeyKind.PGP:
        return key.public.encode(), "application/pgp-keys", "asc"
    certificate = x509.load_pem_x509_certificate(key.public.encode())
    return certificate.public_bytes(Encoding.PEM), "application/pkix-cert", "cer"
