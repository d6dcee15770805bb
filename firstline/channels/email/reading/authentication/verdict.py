"""What follows from what a server found out: whether a message is from the domain in its From line."""

from collections.abc import Iterable

from firstline.channels.email.reading.authentication.domains import are_aligned, domain_of
from firstline.channels.email.reading.authentication.results import Finding, Results
from firstline.channels.email.reading.authentication.trace import newest_results, newest_server, results_of
from firstline.channels.email.reading.mail import Address, Authentication, Proof, Trace, Verdict

_FAILURES = {"fail", "softfail", "hardfail"}


def authentication_by(server: str, trace: Trace, from_: tuple[Address, ...]) -> Authentication:
    """What our server `server` found out about who sent a message; `unknown` if it says nothing, or has no name.

    Authors of several domains are taken for forged: nobody can say whom of them a server looked at, and honest mail has
    one (RFC 7489, 6.6.1).
    """
    named = server.strip().lower()
    return _judged(named, results_of(trace, named) if named else [], from_)


def authentication_as_said(trace: Trace, from_: tuple[Address, ...]) -> Authentication:
    """What the topmost field says, whoever wrote it: to be shown to those who look into mails, never to be believed."""
    return _judged(newest_server(trace), newest_results(trace), from_)


def _judged(server: str, results: list[Results], from_: tuple[Address, ...]) -> Authentication:
    if not results:
        return Authentication()
    findings = [finding for each in results for finding in each.findings]
    domains = {domain_of(address.address) for address in from_}
    domain = domains.pop() if len(domains) == 1 else ""
    spf, dkim, arc = (_best(_of(findings, method)) for method in ("spf", "dkim", "arc"))
    dmarc = _dmarc(findings, domain)
    aligned = domain if dmarc == "pass" else _aligned(findings, domain)
    return Authentication(
        by=server,
        spf=spf,
        dkim=dkim,
        dmarc=dmarc,
        arc=arc,
        aligned=aligned,
        verdict="failed" if len(domains) > 1 else _verdict(dmarc, arc, spf, aligned=aligned),
    )


def _verdict(dmarc: Proof, arc: Proof, spf: Proof, *, aligned: str) -> Verdict:
    """A list or a forwarder breaks what the sender's domain asks for; where the chain of those holds, it only isn't
    proven who wrote."""
    if dmarc == "fail":
        return "unverified" if arc == "pass" else "failed"
    if aligned:
        return "verified"
    return "failed" if spf == "fail" and arc != "pass" else "unverified"


def _of(findings: Iterable[Finding], method: str) -> list[Finding]:
    return [finding for finding in findings if finding.method == method]


def _best(findings: list[Finding]) -> Proof:
    """One good signature is enough, whatever the others are."""
    results = {finding.result for finding in findings}
    if "pass" in results:
        return "pass"
    return "fail" if results & _FAILURES else "none"


def _dmarc(findings: list[Finding], domain: str) -> Proof:
    """Only what was found about the domain that stands in the From line."""
    about = [
        f for f in _of(findings, "dmarc") if domain and domain_of(f.properties.get("header.from", domain)) == domain
    ]
    return _best(about[:1])


def _aligned(findings: list[Finding], domain: str) -> str:
    """The domain in the From line, if a signature or the way in proves it without DMARC."""
    proven = [_proven(finding) for finding in findings if finding.result == "pass"]
    return domain if any(are_aligned(one, domain) for one in proven) else ""


def _proven(finding: Finding) -> str:
    said = finding.properties
    if finding.method == "dkim":
        return domain_of(said.get("header.d") or said.get("header.i", ""))
    return domain_of(said.get("smtp.mailfrom", "")) if finding.method == "spf" else ""
