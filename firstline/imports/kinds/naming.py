"""Finding people, organisations and other things by what a list calls them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from firstline.people.models import Organisation, Person


class Named:
    """Things by their names, without regard to case. `missing` is said of a name that is nobody's."""

    def __init__(self, missing: str) -> None:
        self._missing = missing
        self._things: dict[str, set[Any]] = {}

    def add(self, name: str, thing: Any) -> None:
        self._things.setdefault(name.strip().casefold(), set()).add(thing)

    def find(self, text: str) -> Any:
        """The one thing called so. Raises ValueError with a sentence for none and for several."""
        found = self._things.get(text.strip().casefold(), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise ValueError(_("Several are called “%(text)s”. Write the mail address instead.") % {"text": text})
        raise ValueError(self._missing % {"text": text})


def people_named(texts: Iterable[str]) -> Named:
    """The people with these addresses or names."""
    found = Named(_("We know nobody with the address or name “%(text)s”."))
    wanted = {text.strip().lower() for text in texts} - {""}
    active = Person.objects.filter(is_active=True).select_related("organisation")
    for person in active.filter(email__in={text for text in wanted if "@" in text}):
        found.add(person.email or "", person)
    for person in _called(active, {text for text in wanted if "@" not in text}):
        found.add(person.name, person)
    return found


def organisations_named(texts: Iterable[str]) -> Named:
    found = Named(_("There is no organisation called “%(text)s”. Add it first, or leave the cell empty."))
    wanted = {text.strip().casefold() for text in texts} - {""}
    for organisation in Organisation.objects.all() if wanted else ():
        found.add(organisation.name, organisation)
    return found


def _called(people: QuerySet[Person], names: set[str]) -> Iterable[Person]:
    """By names as the database lowers them, which may leave letters such as Å as they are."""
    if not names:
        return ()
    both = names | {name.title() for name in names}
    return people.annotate(lowered=Lower("name")).filter(lowered__in=both | {_ascii_lower(name) for name in both})


def _ascii_lower(text: str) -> str:
    return "".join(letter.lower() if letter.isascii() else letter for letter in text)
