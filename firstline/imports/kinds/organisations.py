"""Lists of organisations. A row with a name that is known changes that organisation; an empty cell leaves what is
there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy

from firstline.core.access import Actor
from firstline.core.permissions import Permission
from firstline.core.text import one_line
from firstline.imports.kinds.kind import Checked, Field, Kind, Row, Written, written_singly
from firstline.people.actions.organisations import add_organisation, change_organisation
from firstline.people.models import Organisation

FIELDS = (
    Field(
        "name",
        gettext_lazy("Name"),
        ("company", "organisation", "organization", "customer", "namn", "företag", "kund"),
        is_needed=True,
    ),
    Field("domains", gettext_lazy("Mail domains"), ("domain", "domains", "domän", "domäner", "maildomän")),
    Field("notes", gettext_lazy("Notes"), ("note", "comment", "anteckningar", "kommentar")),
)


def check(rows: Sequence[Row]) -> list[Checked]:
    known = {organisation.name.casefold(): organisation for organisation in Organisation.objects.all()}
    return [Checked(row, known.get(_key(row.values)), _values(row)) for row in rows]


def _values(row: Row) -> dict[str, Any]:
    values: dict[str, Any] = dict(row.values)
    if "domains" in values:
        words = values["domains"].replace(",", " ").replace(";", " ").split()
        values["domains"] = sorted({word.lower().lstrip("@") for word in words} - {""})
    return values


def write(rights: Sequence[Checked], by: Actor, at: datetime) -> Written:
    return written_singly(
        rights,
        add=lambda values: add_organisation(by=by, at=at, **values),
        change=lambda organisation, values: change_organisation(organisation, by=by, at=at, **values),
        never_changed=("name",),
    )


def _key(values: dict[str, str]) -> str:
    return one_line(values.get("name", ""), 160).casefold()


ORGANISATIONS = Kind(
    code="organisations",
    label=gettext_lazy("Organisations"),
    permission=Permission.PEOPLE,
    fields=FIELDS,
    key=_key,
    check=check,
    write=write,
    example=(
        {"name": "Bergs Bygg AB", "domains": "bergs.example", "notes": "Pays per quarter"},
        {"name": "Nordby kommun", "domains": "nordby.example, skolan.example"},
    ),
)
