"""The domains that mail leaves from: do others believe that it is ours?"""

from collections.abc import Iterator

from firstline.channels.email.domains.asking import AskedDns, Dns
from firstline.channels.email.domains.checking import look_at
from firstline.channels.email.domains.findings import DomainFinding
from firstline.channels.email.domains.ours import domain_of_ours
from firstline.channels.email.queries import our_domains
from firstline.ops.checkup.findings import Finding, fault, note, well

BROKEN = ("mx", "dkim")
"""Parts without which mail is lost or looks forged; of the others, mail arrives, but worse."""


def look_at_domains(dns: Dns | None = None) -> Iterator[Finding]:
    """Domains of which nothing leaves through a mail server are left out."""
    asked = dns or AskedDns()
    for name in our_domains():
        domain = domain_of_ours(name)
        if domain.mechanisms:
            yield from (_told(name, finding) for finding in look_at(domain, asked))


def _told(domain: str, finding: DomainFinding) -> Finding:
    said = f"{domain}: {finding.part.upper()}: {finding.sentence}"
    advice = _advice(finding)
    if finding.how == "good":
        return well(said)
    return fault(said, advice) if finding.how == "wrong" and finding.part in BROKEN else note(said, advice)


def _advice(finding: DomainFinding) -> str:
    if finding.record:
        return f'Put into DNS: {finding.record.name} TXT "{finding.record.value}"'
    return "See it in the desk: Settings, Mail domains."
