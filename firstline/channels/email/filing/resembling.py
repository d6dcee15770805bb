"""Whom a sender may be taken for: somebody who works here, an organisation we serve, or ourselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from firstline.channels.email.lookalikes.letters import as_read, mixes_scripts, skeleton
from firstline.channels.email.lookalikes.near import KnownDomains
from firstline.channels.email.queries import our_addresses
from firstline.channels.email.reading.authentication.domains import domain_of
from firstline.core.kept import Kept
from firstline.people.models import Organisation
from firstline.teams.queries import agents

SHORTEST_NAME = 4


@dataclass(frozen=True)
class Known:
    """Who could be imitated: names and addresses of those who work here, and the domains of those we know."""

    colleagues: dict[str, str]
    """Their names, by how these look."""
    addresses: dict[str, str]
    """Their names, by address."""
    honest: frozenset[str]
    """Domains in which somebody may bear a colleague's name."""
    domains: KnownDomains


def resemblance(name: str, address: str) -> dict[str, str]:
    """What a sender's name and address may be taken for: {what, of}; empty where they look like themselves only.

    `what` is `domain` (of a domain we know), `letters` (of scripts that nobody mixes) or `colleague`.
    """
    known, domain = who_is_known(), domain_of(address)
    imitated = known.domains.imitated_by(domain)
    if imitated:
        return {"what": "domain", "of": imitated}
    if any(mixes_scripts(label) for label in as_read(domain).split(".")):
        return {"what": "letters", "of": as_read(domain)[:100]}
    colleague = _colleague_named(known, name, address, domain)
    return {"what": "colleague", "of": colleague} if colleague else {}


def _colleague_named(known: Known, name: str, address: str, domain: str) -> str:
    """The colleague whose name or address somebody else gives for their own."""
    if address.lower() in known.addresses or domain in known.honest:
        return ""
    words = name.lower().replace("<", " ").replace(">", " ").replace('"', " ").split()
    addressed = next((known.addresses[word] for word in words if word in known.addresses), "")
    return addressed or known.colleagues.get(_look(name), "")


def _look(name: str) -> str:
    return skeleton(" ".join(name.split()))


def _read() -> Known:
    working = list(agents().values_list("name", "email"))
    ours = {domain_of(address) for address in our_addresses()} | {domain_of(email) for _name, email in working if email}
    served = set(_domains_served())
    return Known(
        colleagues={_look(name): name for name, _email in working if len(name) >= SHORTEST_NAME},
        addresses={email: name for name, email in working if email},
        honest=frozenset(ours | served),
        domains=KnownDomains(ours | served),
    )


def _domains_served() -> Iterator[str]:
    for domains in Organisation.objects.filter(is_active=True).values_list("domains", flat=True):
        yield from (domain_of(domain) for domain in domains)


who_is_known = Kept(_read, seconds=60)
