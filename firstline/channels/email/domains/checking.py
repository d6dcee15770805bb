"""Looking at a domain as other mail servers do, and saying in plain words what is missing."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from firstline.channels.email.domains.asking import Dns, Silent
from firstline.channels.email.domains.dmarc import check_dmarc
from firstline.channels.email.domains.findings import Domain, DomainFinding, Part
from firstline.channels.email.domains.published_keys import check_keys
from firstline.channels.email.domains.spf_check import check_spf

Check = Callable[[Domain, Dns], list[DomainFinding]]


def look_at(domain: Domain, dns: Dns) -> list[DomainFinding]:
    """What other servers find about this domain, part by part. Takes seconds where DNS is slow."""
    checks: dict[Part, Check] = {"mx": _check_mx, "spf": check_spf, "dkim": check_keys, "dmarc": check_dmarc}
    return [finding for part, check in checks.items() for finding in _patiently(part, check, domain, dns)]


def _patiently(part: Part, check: Check, domain: Domain, dns: Dns) -> list[DomainFinding]:
    try:
        return check(domain, dns)
    except Silent as fault:
        return [DomainFinding(part, "unknown", _("DNS gave no answer about %(name)s. Try again.") % {"name": fault})]


def _check_mx(domain: Domain, dns: Dns) -> list[DomainFinding]:
    servers = dns.exchanges(domain.name)
    if servers:
        said = _("Mail to this domain goes to %(servers)s.") % {"servers": ", ".join(servers[:5])}
        return [DomainFinding("mx", "good", said)]
    said = _(
        "No server takes mail for this domain: answers to the desk's mail can't arrive, and many servers refuse mail "
        "from such a domain. Enter the server of your mailbox as MX."
    )
    return [DomainFinding("mx", "wrong", said)]
