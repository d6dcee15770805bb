"""The desk's own domains, looked at."""

from firstline.channels.email.domains.asking import AskedDns, Dns
from firstline.channels.email.domains.checking import look_at
from firstline.channels.email.domains.findings import Domain, DomainFinding
from firstline.channels.email.domains.senders import mechanisms_for
from firstline.channels.email.queries import signing_keys


def domain_of_ours(name: str) -> Domain:
    """What we know of one of our domains."""
    keys = tuple(key for key in signing_keys() if key.domain == name)
    return Domain(name, mechanisms=tuple(mechanisms_for(name)), keys=keys)


def look_at_our_domain(name: str, dns: Dns | None = None) -> list[DomainFinding]:
    """Ask DNS about one of our domains. Takes up to a minute where nothing answers."""
    return look_at(domain_of_ours(name), dns or AskedDns())
