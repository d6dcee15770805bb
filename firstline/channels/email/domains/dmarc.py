"""DMARC: what others are asked to do with forged mail."""

from django.utils.translation import gettext as _

from firstline.channels.email.domains.asking import Dns
from firstline.channels.email.domains.findings import Domain, DomainFinding, Record

BEGINS = "v=dmarc1"
POLICIES = ("none", "quarantine", "reject")


def check_dmarc(domain: Domain, dns: Dns) -> list[DomainFinding]:
    """Raises Silent."""
    name, text = _record_of(domain.name, dns)
    if not text:
        said = _(
            "Nothing says what others should do with forged mail from this domain, and large providers want to know. "
            "Begin with p=none and read the reports."
        )
        return [DomainFinding("dmarc", "wrong", said, _first_record(domain))]
    policy = _policy(text)
    if policy not in POLICIES:
        said = _("The DMARC record names no policy that is known (p=none, quarantine or reject): %(record)s")
        return [DomainFinding("dmarc", "wrong", said % {"record": text}, _first_record(domain))]
    if policy == "none":
        said = _("It only watches (p=none). Once the reports show that all your mail passes, ask for p=quarantine.")
        return [DomainFinding("dmarc", "better", said, Record(name, _with_policy(text, "quarantine")))]
    said = _("Forged mail from this domain is stopped: %(record)s") % {"record": text}
    return [DomainFinding("dmarc", "good", said)]


def _first_record(domain: Domain) -> Record:
    return Record(f"_dmarc.{domain.name}", f"v=DMARC1; p=none; rua=mailto:postmaster@{domain.name}")


def _record_of(domain: str, dns: Dns) -> tuple[str, str]:
    """Name and text of the record of the domain, else of the closest one above it that has one."""
    labels = domain.split(".")
    for start in range(max(1, len(labels) - 1)):
        name = f"_dmarc.{'.'.join(labels[start:])}"
        for text in dns.texts(name):
            if text.lower().replace(" ", "").startswith(BEGINS):
                return name, text
    return "", ""


def _policy(text: str) -> str:
    fields = {name.strip().lower(): value.strip() for name, _is, value in (p.partition("=") for p in text.split(";"))}
    return fields.get("p", "").lower()


def _with_policy(text: str, policy: str) -> str:
    parts = [part.strip() for part in text.split(";") if part.strip()]
    return "; ".join(f"p={policy}" if part.lower().replace(" ", "").startswith("p=") else part for part in parts)
