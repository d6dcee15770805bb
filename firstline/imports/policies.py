"""Who may take over lists: those who may keep what is in them."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import NotAllowed, NotFound
from firstline.imports.kinds import KINDS
from firstline.imports.kinds.kind import Kind
from firstline.imports.models import ListImport


def visible_imports(actor: Actor) -> QuerySet[ListImport]:
    return ListImport.objects.filter(list_of__in=[code for code, kind in KINDS.items() if actor.can(kind.permission)])


def access_import(actor: Actor, number: int) -> ListImport:
    """The import, if this actor may take over such lists. Raises NotFound."""
    found = visible_imports(actor).select_related("file", "by").filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such import."))
    return found


def access_kind(actor: Actor, code: str) -> Kind:
    """The kind of list, if this actor may take over such. Raises NotFound."""
    kind = KINDS.get(code)
    if kind is None or not actor.can(kind.permission):
        raise NotFound(_("There is no such list."))
    return kind


def require_kind(actor: Actor, kind: Kind) -> None:
    """Raises NotAllowed unless the actor may take over such lists."""
    if not actor.can(kind.permission):
        raise NotAllowed(_("Your role does not allow this. Ask an administrator if you need it."))
