"""What goes straight to its place: the number of a request, a mail address, a phone number."""

import re

from django.db.models import F, Func, Value
from django.db.models.functions import Replace
from django.db.models.lookups import EndsWith

from firstline.core.access import Actor
from firstline.people.models import Person
from firstline.people.policies import visible_people
from firstline.search.queries import ticket_by_number
from firstline.tickets.models import Ticket

ADDRESS = re.compile(r"\s*<?([^\s<>@,;]+@[^\s<>@,;]+)>?\s*")
PHONE = re.compile(r"\s*(?:tel:)?(\+|00)?[\d\s()./-]{6,24}\s*")
BETWEEN_DIGITS = " ()./-\u00a0"
FEWEST_DIGITS = 6
LONGEST_COUNTRY_CODE = 3


def straight_to(actor: Actor, text: str) -> "Ticket | Person | None":
    """The one ticket or person this actor may see that `text` names, if it names one and nothing else."""
    ticket = ticket_by_number(actor, text)
    if ticket is not None:
        return ticket
    people = people_named_by(actor, text)
    return people[0] if len(people) == 1 else None


def people_named_by(actor: Actor, text: str) -> list[Person]:
    """The people with this mail address or phone number, however that is spaced and with or without its country."""
    people = visible_people(actor).filter(is_active=True).select_related("organisation")
    if address := ADDRESS.fullmatch(text):
        return list(people.filter(email=address[1].lower())[:2])
    if PHONE.fullmatch(text) and len(_digits(text)) >= FEWEST_DIGITS:
        near = people.filter(EndsWith(_bare_phone(), Value(_national(text)[-FEWEST_DIGITS:]))).order_by("name")
        return [person for person in near[:50] if is_same_phone(person.phone, text)]
    return []


def is_same_phone(one: str, other: str) -> bool:
    """Whether two numbers reach the same phone: "+46 70-123 45 67" and "070 1234567" do."""
    longer, shorter = sorted((_national(one), _national(other)), key=len, reverse=True)
    country = len(longer) - len(shorter)
    return len(shorter) >= FEWEST_DIGITS and longer.endswith(shorter) and country <= _longest_rest(one, other)


def _longest_rest(one: str, other: str) -> int:
    """How many digits one number may begin with that the other lacks: a country's, where exactly one says its own."""
    return LONGEST_COUNTRY_CODE if _is_international(one) != _is_international(other) else 0


def _is_international(number: str) -> bool:
    bare = "".join(letter for letter in number if letter.isdecimal() or letter == "+")
    return bare.startswith(("+", "00"))


def _national(number: str) -> str:
    """The digits without what says that a country or an area follows; "+46 (0)70" has both."""
    return _digits(number.replace("(0)", "")).lstrip("0")


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isdecimal())


def _bare_phone() -> F | Func:
    bare: F | Func = F("phone")
    for letter in BETWEEN_DIGITS:
        bare = Replace(bare, Value(letter), Value(""))
    return bare
