"""A logo and a colour in a form."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from firstline.core.clock import now
from firstline.core.errors import DomainError
from firstline.core.files import keep as keep_file
from firstline.core.files.kinds import content_type_of
from firstline.core.models import StoredFile
from firstline.core.models.file import SHOWN_IN_PLACE

LARGEST_LOGO = 512 * 1024


class UnfitLogo(DomainError):
    code = "unfit_logo"


class LookForm(forms.Form):
    logo = forms.FileField(
        label=gettext_lazy("Logo"), help_text=gettext_lazy("PNG, JPEG, GIF or WebP, at most 512 kB."), required=False
    )
    remove_logo = forms.BooleanField(label=gettext_lazy("Use no logo"), required=False)
    accent = forms.CharField(
        label=gettext_lazy("Colour"),
        help_text=gettext_lazy("As # and six digits. It is made darker or lighter where text would be hard to read."),
        max_length=7,
        required=False,
    )


def kept_logo(uploaded: "UploadedFile[bytes]") -> StoredFile:
    """Store an uploaded logo. Raises UnfitLogo for what is no picture of a kind that is shown, or too large."""
    content = uploaded.read(LARGEST_LOGO + 1)
    if len(content) > LARGEST_LOGO or content_type_of(content) not in SHOWN_IN_PLACE:
        raise UnfitLogo(_("The logo must be a PNG, JPEG, GIF or WebP of at most 512 kB."), field="logo")
    return keep_file(content, at=now())
