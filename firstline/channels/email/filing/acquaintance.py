"""What is known of those who wrote a handful of mails: asked for once, for all that are filed together."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from firstline.channels.email.filing.breaker import MOST, WITHIN, writes_too_much
from firstline.channels.email.models import IncomingMail
from firstline.people.models import Person


@dataclass
class Acquaintance:
    """Who the senders are, by address, and how many mails of each arrived about the time of these, these included."""

    people: dict[str, Person] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def person(self, address: str) -> Person | None:
        return self.people.get(address.strip().lower())

    def remember(self, person: Person) -> None:
        """Somebody was added meanwhile."""
        self.people[person.email or ""] = person

    def writes_too_much(self, mail: IncomingMail, address: str) -> bool:
        """As `breaker.writes_too_much`, which is only asked of those who wrote enough mails at all."""
        return self.counts[address] > MOST and writes_too_much(mail, address)


def acquaintance_of(mails: Iterable[IncomingMail]) -> Acquaintance:
    """What is known of the senders of these mails, by their `from_address`."""
    mails = [mail for mail in mails if mail.from_address]
    addresses = {mail.from_address for mail in mails}
    if not addresses:
        return Acquaintance()
    people = Person.objects.select_related("role").filter(email__in=addresses)
    counts = Counter(mail.from_address for mail in mails)
    counts.update(_arrived_about_then(mails, addresses))
    return Acquaintance({person.email or "": person for person in people}, counts)


def _arrived_about_then(mails: list[IncomingMail], addresses: set[str]) -> dict[str, int]:
    first = min(mail.arrived_at for mail in mails)
    last = max(mail.arrived_at for mail in mails)
    about = IncomingMail.objects.filter(from_address__in=addresses, arrived_at__gt=first - WITHIN, arrived_at__lte=last)
    return dict(about.order_by().values_list("from_address").annotate(Count("pk")))
