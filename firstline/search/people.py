"""Finding people and organisations by name, mail address and phone, each under the rule of who may see them."""

from django.db.models import Q, QuerySet

from firstline.core.access import Actor
from firstline.people.models import Organisation, Person
from firstline.people.policies import visible_organisations, visible_people
from firstline.search.straight import people_named_by

MOST_WORDS = 6


def find_people(actor: Actor, text: str, limit: int) -> list[Person]:
    """Those this actor may see whose name, address or phone holds all words; whom a number or address names first."""
    named = people_named_by(actor, text)
    matching = Q(is_active=True)
    words = _words(text)
    for word in words:
        matching &= Q(name__icontains=word) | Q(email__istartswith=word) | Q(phone__contains=word)
    people = visible_people(actor).select_related("organisation").filter(matching).order_by("name")
    others = [person for person in people[:limit] if person not in named] if words else []
    return [*named, *others][:limit]


def find_organisations(actor: Actor, text: str, limit: int) -> "QuerySet[Organisation] | list[Organisation]":
    """Those this actor may see whose name holds all words."""
    words = _words(text)
    matching = Q(is_active=True)
    for word in words:
        matching &= Q(name__icontains=word)
    return visible_organisations(actor).filter(matching).order_by("name")[:limit] if words else []


def _words(text: str) -> list[str]:
    """Without what is to be left out, and without quotes."""
    return [word for word in text.replace('"', " ").split() if not word.startswith("-")][:MOST_WORDS]
