"""Making keys that mail is signed with, using them, and dropping them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.channels.email.domains.key_pairs import new_key_pair
from firstline.channels.email.events import SigningKeyDropped, SigningKeyMade, SigningKeyUsed
from firstline.channels.email.models import SigningKey
from firstline.channels.email.models.signing_key import Algorithm
from firstline.channels.email.policies import require
from firstline.channels.email.queries import our_domains, signing_keys
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission


class CannotKeepKey(DomainError):
    code = "cannot_keep_signing_key"


def make_signing_key(domain: str, algorithm: Algorithm, *, by: Actor, at: datetime) -> SigningKey:
    """Make a key pair for a domain of ours. Nothing is signed with it before it is used.

    Raises CannotKeepKey, NotAllowed.
    """
    require(by, Permission.MAILBOXES)
    domain = domain.strip().lower()
    if domain not in our_domains():
        raise CannotKeepKey(_("No mailbox of the desk has an address in this domain."))
    pair = new_key_pair(algorithm)
    with transaction.atomic():
        key = SigningKey.objects.create(
            domain=domain,
            selector=_free_selector(domain, algorithm, at),
            algorithm=algorithm,
            private_key=pair.private,
            public_key=pair.public,
            made_at=at,
        )
        record(SigningKeyMade(signing_key_id=key.pk, domain=domain, selector=key.selector), by=by, at=at)
    signing_keys.forget()
    return key


@transaction.atomic
def use_signing_key(key: SigningKey, *, is_used: bool, by: Actor, at: datetime) -> SigningKey:
    """Sign mail with this key, in place of another one of the same kind, or no more. Raises NotAllowed."""
    require(by, Permission.MAILBOXES)
    key = SigningKey.objects.select_for_update().get(pk=key.pk)
    if key.is_used != is_used:
        same_kind = SigningKey.objects.filter(domain=key.domain, algorithm=key.algorithm)
        same_kind.exclude(pk=key.pk).update(is_used=False)
        key.is_used = is_used
        key.save(update_fields=["is_used"])
        said = SigningKeyUsed(signing_key_id=key.pk, domain=key.domain, selector=key.selector, is_used=is_used)
        record(said, by=by, at=at)
    signing_keys.forget()
    return key


@transaction.atomic
def drop_signing_key(key: SigningKey, *, by: Actor, at: datetime) -> None:
    """Forget a key for good. Raises CannotKeepKey while mail is signed with it, NotAllowed."""
    require(by, Permission.MAILBOXES)
    key = SigningKey.objects.select_for_update().get(pk=key.pk)
    if key.is_used:
        raise CannotKeepKey(_("Mail is signed with this key. Stop that first."))
    record(SigningKeyDropped(signing_key_id=key.pk, domain=key.domain, selector=key.selector), by=by, at=at)
    key.delete()
    signing_keys.forget()


def _free_selector(domain: str, algorithm: Algorithm, at: datetime) -> str:
    """A selector that says when the key was made; a second one in a month is counted."""
    first = f"firstline-{at:%Y%m}-{algorithm}"
    taken = set(SigningKey.objects.filter(domain=domain).values_list("selector", flat=True))
    return next(name for name in (first, *(f"{first}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)
