"""Adding and changing roles."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.text import slugify
from django.utils.translation import gettext as _

from firstline.core.access import Actor, Reach
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.core.text import one_line
from firstline.people.events import RoleAdded, RoleChanged
from firstline.people.models import Person, Role


class CannotKeepRole(DomainError):
    code = "cannot_keep_role"


@transaction.atomic
def add_role(
    *,
    name: str,
    reach: Reach,
    may: Iterable[Permission],
    by: Actor,
    at: datetime,
    translations: dict[str, str] | None = None,
) -> Role:
    """Add a role. Raises CannotKeepRole when the name is empty or taken, or it would allow more than `by` may."""
    name = _checked_name(name, None)
    allowed = _checked_permissions(may, by, before=())
    role = Role.objects.create(
        code=_free_code(name), name=name, reach=reach, may=allowed, translations=translations or {}
    )
    record(RoleAdded(role_id=role.pk, name=name), by=by, at=at)
    return role


@transaction.atomic
def change_role(
    role: Role, *, name: str, reach: Reach, may: Iterable[Permission], by: Actor, at: datetime,
    translations: dict[str, str] | None = None,
) -> Role:  # fmt: skip
    """Change a role; the open sessions of everybody who has it end. Raises CannotKeepRole."""
    role = Role.objects.select_for_update().get(pk=role.pk)
    allowed = _checked_permissions(may, by, before=role.may)
    if role.code == "administrator" and Permission.ROLES not in allowed:
        raise CannotKeepRole(_("Administrators must be able to manage roles, or nobody could."), field="may")
    values: dict[str, object] = {"name": _checked_name(name, role), "reach": reach.value, "may": allowed}
    if translations is not None:
        values["translations"] = translations
    changes = apply_changes(role, values)
    if changes.keys() & {"reach", "may"}:
        Person.objects.filter(role=role).update(rights_version=F("rights_version") + 1)
    if changes:
        record(RoleChanged(role_id=role.pk, changes=changes), by=by, at=at)
    return role


def _checked_name(name: str, role: Role | None) -> str:
    name = one_line(name, 120)
    if not name:
        raise CannotKeepRole(_("Give the role a name."), field="name")
    if Role.objects.exclude(pk=role.pk if role else 0).filter(name__iexact=name).exists():
        raise CannotKeepRole(_("There is already a role with this name."), field="name")
    return name


def _checked_permissions(may: Iterable[Permission], by: Actor, before: Iterable[str]) -> list[str]:
    asked = {Permission(one) for one in may}
    beyond = [one for one in asked if not by.can(one) and one.value not in before]
    if beyond:
        raise CannotKeepRole(_("A role can't be given more than you may do yourself."), field="may")
    return [one.value for one in Permission if one in asked]


def _free_code(name: str) -> str:
    stem = slugify(name)[:32] or "role"
    taken = set(Role.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for code in [stem, *(f"{stem}-{n}" for n in range(2, 1000))] if code not in taken)
