"""What a domain's SPF record has to name, by the servers its mail leaves through."""

from firstline.channels.email.composing.from_where import way_out_for
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mailbox import WayOut

KNOWN = {
    "office365.com": "include:spf.protection.outlook.com",
    "outlook.com": "include:spf.protection.outlook.com",
    "gmail.com": "include:_spf.google.com",
    "google.com": "include:_spf.google.com",
    "fastmail.com": "include:spf.messagingengine.com",
    "mailgun.org": "include:mailgun.org",
    "sendgrid.net": "include:sendgrid.net",
    "amazonaws.com": "include:amazonses.com",
    "zoho.com": "include:zoho.com",
    "zoho.eu": "include:zoho.eu",
}
"""Services whose mail leaves from other machines than the one it is handed to, by how their servers' names end."""


def mechanisms_for(domain: str) -> list[str]:
    """What its SPF record should name, one for each server that mail from this domain is handed to."""
    boxes = Mailbox.objects.filter(is_active=True, address__endswith=f"@{domain}").order_by("id")
    ways = [way_out_for(box) for box in boxes]
    hosts = [way.smtp_host.lower() for way in ways if way is not None and way.way_out == WayOut.SMTP]
    return list(dict.fromkeys(mechanism_for(host) for host in hosts if host))


def mechanism_for(host: str) -> str:
    known = (mechanism for ending, mechanism in KNOWN.items() if host == ending or host.endswith(f".{ending}"))
    return next(known, f"a:{host}")
