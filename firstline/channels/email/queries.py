"""Reading mailboxes and the mail that came in."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, F, Q, QuerySet

from firstline.channels.email.models import (
    Brand,
    IncomingMail,
    Mailbox,
    MailboxCheck,
    MailKey,
    OAuthGrant,
    SenderRule,
    SigningKey,
)
from firstline.channels.email.models.mailbox import FETCHED, SignIn
from firstline.channels.email.models.sender_rule import Verdict
from firstline.channels.email.opening.outcome import OpeningKey
from firstline.channels.email.policies import visible_held, visible_mail_keys
from firstline.core.access import Actor
from firstline.core.kept import Kept
from firstline.core.paging import Page, page_of
from firstline.core.prepared import Prepared
from firstline.tickets.models import Ticket


def is_signed_in(mailbox: Mailbox) -> bool:
    """Whether somebody has let the desk in at the provider the mailbox is at now."""
    grant: OAuthGrant | None = getattr(mailbox, "grant", None)
    return grant is not None and grant.client.provider == mailbox.sign_in


def watched_mailboxes() -> QuerySet[Mailbox]:
    """The mailboxes that mail is fetched from; those that nobody has signed in to wait until somebody has.

    Each knows its team, and when it was signed in to as `granted_at`.
    """
    can_be_opened = Q(sign_in=SignIn.PASSWORD) | Q(grant__client__provider=F("sign_in"))
    fetched = Mailbox.objects.filter(can_be_opened, is_active=True, way_in__in=FETCHED).exclude(imap_host="")
    return fetched.annotate(granted_at=F("grant__granted_at")).select_related("team")


def last_check(mailbox: Mailbox) -> MailboxCheck | None:
    """What the last comparison with the server and the requests found; None before the first."""
    return MailboxCheck.objects.filter(mailbox=mailbox).first()


def is_our_address(address: str) -> bool:
    """Whether mail to this address lands in one of our mailboxes, with or without an extension (+…)."""
    local, _at, domain = address.strip().lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}" in our_addresses() or f"{local}@{domain}" in our_addresses()


our_addresses = Kept(lambda: frozenset[str]().union(*(mailbox.addresses for mailbox in Mailbox.objects.all())))
"""The addresses of all mailboxes, those that are switched off too."""


def our_domains() -> list[str]:
    """The domains that mail of the desk comes from, in the order of the alphabet."""
    active = Mailbox.objects.filter(is_active=True).values_list("address", flat=True)
    return sorted({address.rpartition("@")[2] for address in active})


def keys_in_use(domain: str) -> list[SigningKey]:
    """The keys that mail from this domain is signed with."""
    return [key for key in signing_keys() if key.is_used and key.domain == domain.lower()]


signing_keys = Kept(lambda: list(SigningKey.objects.all()))
"""Every key, of all domains."""


def verdict_on(address: str) -> Verdict | None:
    """What somebody decided about this sender: about the address itself, else its domain, else the domain above."""
    rules, address = sender_rules(), address.strip().lower()
    domain = address.rpartition("@")[2]
    labels = domain.split(".")
    domains = [".".join(labels[start:]) for start in range(max(1, len(labels) - 1))]
    return next((rules[one] for one in [address, *domains] if one in rules), None)


sender_rules = Kept(lambda: {rule.pattern: Verdict(rule.verdict) for rule in SenderRule.objects.all()})
"""Who is allowed or blocked, by address or domain."""


def held_page(actor: Actor, *, after: str = "", size: int = 50) -> Page[IncomingMail]:
    """A page of the mails that wait for this actor to decide, newest first."""
    return page_of(visible_held(actor).select_related("mailbox", "may_belong_to"), ("-id",), after=after, size=size)


def held_count(actor: Actor) -> int:
    return sum(count for _mailbox, count in _held_by_mailbox(actor))


def _held_by_mailbox_of(actor: Actor) -> "QuerySet[IncomingMail, tuple[int, int]]":
    return visible_held(actor).order_by().values_list("mailbox_id").annotate(Count("pk"))


_held_by_mailbox = Prepared(_held_by_mailbox_of)


def first_mail_of(ticket: Ticket) -> IncomingMail | None:
    """The mail a ticket began with; None where it came another way."""
    return IncomingMail.objects.filter(ticket=ticket).select_related("raw").order_by("id").first()


def wrote_first(mail: IncomingMail, ticket: Ticket) -> str:
    """Who wrote what its ticket is about: its sender, or whom a colleague passed it on from once that is sure."""
    original = mail.forward_of.get("address", "")
    return original if original and original == ticket.requester.email else mail.from_address


NEWEST_LOOKED_AT = 50


def servers_named_in(mailbox: Mailbox) -> list[str]:
    """Whose word on senders the mailbox's newest mails carry, whoever wrote it there; the most frequent first."""
    newest = IncomingMail.objects.filter(mailbox=mailbox).order_by("-id").values_list("proof", flat=True)
    named = Counter(proof["newest"] for proof in newest[:NEWEST_LOOKED_AT] if proof.get("newest"))
    return [server for server, _count in named.most_common(3)]


def mails_of_messages(message_ids: Iterable[int]) -> dict[int, IncomingMail]:
    """The mails that became these messages, by message."""
    return {mail.message_id: mail for mail in _became.among(message_ids=message_ids) if mail.message_id}


def came_encrypted(message_id: int) -> bool:
    """Whether this message came as a mail that nobody on its way could read."""
    return any(mail.protection.get("kind") == "encrypted" for mail in mails_of_messages([message_id]).values())


def hides_subject(ticket_id: int) -> bool:
    """Whether the subject of a request may be known from an encrypted mail alone."""
    return IncomingMail.objects.filter(ticket_id=ticket_id, protection__hides_subject=True).exists()


_became = Prepared(lambda message_ids: IncomingMail.objects.filter(message_id__in=message_ids))


def mail_keys(actor: Actor) -> QuerySet[MailKey]:
    """The keys for mail this actor manages, without what is secret in them."""
    return visible_mail_keys(actor).defer("private", "passphrase")


def opening_keys(mailbox: Mailbox, method: str) -> list[OpeningKey]:
    """The keys that open mail to this mailbox; those of other mailboxes don't, so that nobody reads their mail here."""
    keys = MailKey.objects.filter(kind=method).order_by("-added_at")
    ours = [key for key in keys if mailbox.addresses.intersection(key.addresses)]
    return [OpeningKey(key.fingerprint, key.public, key.private, key.passphrase) for key in ours]


def _signing() -> dict[str, int]:
    keys = MailKey.objects.filter(signs=True).values_list("addresses", "id")
    return {address: key_id for addresses, key_id in keys for address in addresses}


signing_addresses = Kept(_signing)
"""Which of our addresses have their mail signed, and the id of the key that does it."""


def signing_key(address: str) -> MailKey | None:
    """The key that signs mail from this address, whether or not it still may; None where mail leaves unsigned."""
    key_id = signing_addresses().get(address)
    return MailKey.objects.filter(pk=key_id, signs=True).first() if key_id else None


brands = Kept(lambda: {brand.pk: brand for brand in Brand.objects.select_related("logo")})
"""Every brand by its id, at most two seconds old."""
