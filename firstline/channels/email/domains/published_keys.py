"""DKIM: whether the keys that the desk's mail is signed with can be checked by others."""

from django.utils.translation import gettext as _

from firstline.channels.email.domains.asking import Dns
from firstline.channels.email.domains.findings import Domain, DomainFinding, How, Record
from firstline.channels.email.models import SigningKey


def check_keys(domain: Domain, dns: Dns) -> list[DomainFinding]:
    """Raises Silent."""
    if domain.keys:
        return [_check(key, dns) for key in domain.keys]
    said = _(
        "Firstline doesn't sign mail from this domain. If your mail server does, all is well; if not, make a key here."
    )
    return [DomainFinding("dkim", "unknown", said)]


def _check(key: SigningKey, dns: Dns) -> DomainFinding:
    texts = dns.texts(key.record_name)
    if _public_key_in(texts) == key.public_key:
        return _published(key)
    said = _("Another key than ours is published.") if texts else _("The key for checking is not published yet.")
    danger = _("Mail is signed with it already, and looks forged until that is put right.")
    said = f"{said} {danger}" if key.is_used else said
    how: How = "wrong" if key.is_used else "better"
    return DomainFinding("dkim", how, f"{key.selector}: {said}", Record(key.record_name, key.record))


def _published(key: SigningKey) -> DomainFinding:
    if key.is_used:
        said = _("Mail is signed, and the key for checking it is published.")
        return DomainFinding("dkim", "good", f"{key.selector}: {said}")
    said = _("The key is published. Mail can be signed with it: switch it on.")
    return DomainFinding("dkim", "better", f"{key.selector}: {said}")


def _public_key_in(texts: list[str]) -> str:
    fields = dict(part.strip().partition("=")[::2] for text in texts[:1] for part in text.split(";"))
    return "".join(fields.get("p", "").split())
