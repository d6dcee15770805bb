"""Adding, changing and removing brands."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.channels.email.events import BrandKept, BrandRemoved
from firstline.channels.email.models import Brand, Mailbox
from firstline.channels.email.policies import require
from firstline.channels.email.queries import brands
from firstline.core.access import Actor
from firstline.core.actions.configure_desk import COLOUR
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.models import StoredFile
from firstline.core.permissions import Permission
from firstline.core.text import one_line


class CannotKeepBrand(DomainError):
    code = "cannot_keep_brand"


def keep_brand(
    brand: Brand | None, *, name: str, accent: str, logo: StoredFile | None, by: Actor, at: datetime
) -> Brand:
    """Add a brand, or change the one given. Raises CannotKeepBrand naming the wrong field, NotAllowed."""
    require(by, Permission.MAILBOXES)
    name, accent = one_line(name, 80), accent.strip().lower()
    if not name:
        raise CannotKeepBrand(_("Give the brand a name."), field="name")
    if accent and not COLOUR.fullmatch(accent):
        raise CannotKeepBrand(_("Write the colour as # and six digits, such as #0b6a65."), field="accent")
    others = Brand.objects.exclude(pk=brand.pk) if brand else Brand.objects.all()
    if others.filter(name__iexact=name).exists():
        raise CannotKeepBrand(_("There is a brand of this name already."), field="name")
    with transaction.atomic():
        kept = brand or Brand()
        kept.name, kept.accent, kept.logo = name, accent, logo
        kept.save()
        record(BrandKept(brand_id=kept.pk, name=name), by=by, at=at)
    brands.forget()
    return kept


@transaction.atomic
def remove_brand(brand: Brand, *, by: Actor, at: datetime) -> None:
    """Remove a brand and its own words for mails. Raises CannotKeepBrand while a mailbox has it, NotAllowed."""
    require(by, Permission.MAILBOXES)
    users = Mailbox.objects.filter(brand=brand).values_list("name", flat=True)
    if users:
        raise CannotKeepBrand(
            _("These mailboxes have this brand: %(names)s. Give them another one first.") % {"names": ", ".join(users)}
        )
    record(BrandRemoved(brand_id=brand.pk, name=brand.name), by=by, at=at)
    brand.delete()
    brands.forget()
