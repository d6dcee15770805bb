"""Adding and changing organisations."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.text import one_line
from firstline.people.events import OrganisationAdded, OrganisationChanged
from firstline.people.models import Organisation


class CannotKeepOrganisation(DomainError):
    code = "cannot_keep_organisation"


@transaction.atomic
def add_organisation(
    *, name: str, by: Actor, at: datetime, domains: list[str] | None = None, notes: str = ""
) -> Organisation:
    """Add an organisation. Raises CannotKeepOrganisation when the name is empty or taken."""
    cleaned = _cleaned(None, {"name": name, "domains": domains or [], "notes": notes})
    organisation = Organisation.objects.create(created_at=at, **cleaned)
    record(OrganisationAdded(organisation_id=organisation.pk, name=organisation.name), by=by, at=at)
    return organisation


@transaction.atomic
def change_organisation(organisation: Organisation, *, by: Actor, at: datetime, **values: Any) -> Organisation:
    """Change name, domains, notes or is_active. Raises CannotKeepOrganisation."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    changes = apply_changes(organisation, _cleaned(organisation, values))
    if changes:
        record(OrganisationChanged(organisation_id=organisation.pk, changes=changes), by=by, at=at)
    return organisation


def _cleaned(organisation: Organisation | None, values: dict[str, Any]) -> dict[str, Any]:
    cleaned = dict(values)
    if "name" in cleaned:
        cleaned["name"] = one_line(cleaned["name"], 160)
        _refuse_name(organisation, cleaned["name"])
    if "domains" in cleaned:
        cleaned["domains"] = sorted({d.strip().lower().lstrip("@") for d in cleaned["domains"] if d.strip()})
    return cleaned


def _refuse_name(organisation: Organisation | None, name: str) -> None:
    if not name:
        raise CannotKeepOrganisation(_("Give the organisation a name."), field="name")
    others = Organisation.objects.exclude(pk=organisation.pk if organisation else 0)
    if others.filter(name__iexact=name).exists():
        raise CannotKeepOrganisation(_("There is already an organisation with this name."), field="name")
