"""SPF: whether the domain says which servers may send its mail, and whether the desk's are among them."""

from django.utils.translation import gettext as _

from firstline.channels.email.domains.asking import Dns
from firstline.channels.email.domains.findings import Domain, DomainFinding, How, Record
from firstline.channels.email.domains.spf import BEGINS, MOST_LOOKUPS, Spf, read_spf, spf_records

OWN_WAYS = ("a", "mx")
OWN_RANGES = ("a:", "a/", "mx:", "mx/", "ip4:", "ip6:", "exists:")
"""How a domain names machines of its own. Whether the desk's is among them only its owner knows."""


def check_spf(domain: Domain, dns: Dns) -> list[DomainFinding]:
    """Raises Silent."""
    records = spf_records(dns.texts(domain.name))
    if len(records) == 1:
        return [_check(domain, read_spf(records[0], dns))]
    if not records:
        said = _("Nothing says which servers may send its mail, so others can't tell yours from a forgery.")
        return [_found(domain, "wrong", said, " ".join([BEGINS, "mx", *domain.mechanisms, "~all"]))]
    said = _("There are %(n)s SPF records, and with more than one none counts. Make one of them.")
    return [_found(domain, "wrong", said % {"n": len(records)}, _one_of(records))]


def _check(domain: Domain, spf: Spf) -> DomainFinding:
    if spf.allows_everybody:
        said = _("It allows every server in the world to send as you (+all). End it with ~all.")
        return _found(domain, "wrong", said, _one_of([spf.text]))
    if spf.lookups > MOST_LOOKUPS:
        said = _(
            "Checking it takes %(n)s questions to DNS; above %(most)s it counts as broken. Take out what you no longer "
            "send through."
        )
        return _found(domain, "wrong", said % {"n": spf.lookups, "most": MOST_LOOKUPS})
    if missing := [one for one in domain.mechanisms if not _names(spf, one)]:
        said = _("It doesn't name the servers that the desk's mail leaves through (%(missing)s).")
        said %= {"missing": ", ".join(missing)}
        return _found(domain, "wrong", said, spf.with_mechanism(" ".join(missing)))
    if not spf.has_an_end:
        said = _("It doesn't say what others should do with mail from elsewhere. End it with ~all.")
        return _found(domain, "better", said, f"{spf.text} ~all")
    return _found(domain, "good", _("It says which servers may send: %(record)s") % {"record": spf.text})


def _found(domain: Domain, how: How, said: str, value: str = "") -> DomainFinding:
    return DomainFinding("spf", how, said, Record(domain.name, value) if value else None)


def _names(spf: Spf, mechanism: str) -> bool:
    """A service is named by its include; a server of one's own may be meant by any of the ways to name machines."""
    if mechanism.startswith("include:"):
        return spf.names(mechanism)
    return any(one in OWN_WAYS or one.startswith(OWN_RANGES) for one in spf.named)


def _one_of(records: list[str]) -> str:
    """One record that says what these say, without allowing everybody."""
    words = [word for record in records for word in record.split()[1:]]
    mechanisms = [word for word in dict.fromkeys(words) if word.lstrip("+-~?").lower() != "all"]
    return " ".join([BEGINS, *mechanisms, "~all"])
