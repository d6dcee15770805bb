"""Storing keys for mail, having them sign, and removing them."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.channels.email.events import MailKeyAdded, MailKeyChanged, MailKeyRemoved
from firstline.channels.email.keys.found import FoundKey
from firstline.channels.email.keys.read import read_key
from firstline.channels.email.models import MailKey
from firstline.channels.email.policies import require
from firstline.channels.email.queries import our_addresses, signing_addresses
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission


class CannotKeepMailKey(DomainError):
    code = "cannot_keep_mail_key"


@transaction.atomic
def add_mail_key(files: Sequence[bytes], *, password: str, by: Actor, at: datetime, signs: bool = False) -> MailKey:
    """Store the key in these files, for those of its addresses that are ours. A PGP key that is here already is
    replaced: it may have been extended since.

    Raises CannotReadKey and CannotKeepMailKey naming the wrong field, NotAllowed.
    """
    require(by, Permission.MAILBOXES)
    found = read_key(files, password)
    addresses = _ours(found)
    if found.kind == "S/MIME" and MailKey.objects.filter(fingerprint=found.fingerprint).exists():
        raise CannotKeepMailKey(_("This key is stored already."), field="file")
    values = {**asdict(found), "addresses": addresses, "added_by_id": by.id or None, "added_at": at}
    key, _is_new = MailKey.objects.update_or_create(fingerprint=found.fingerprint, defaults=values)
    signing_addresses.forget()
    record(
        MailKeyAdded(
            mailkey_id=key.pk,
            method=found.kind,
            name=found.name,
            addresses=tuple(addresses),
            fingerprint=found.fingerprint,
        ),
        by=by,
        at=at,
    )
    return sign_with(key, signs=True, by=by, at=at) if signs else key


@transaction.atomic
def sign_with(key: MailKey, *, signs: bool, by: Actor, at: datetime) -> MailKey:
    """Have mail from the key's addresses signed with it from now on, in place of any other key, or no longer.

    Raises CannotKeepMailKey where it can't sign or has expired, NotAllowed.
    """
    require(by, Permission.MAILBOXES)
    others = list(MailKey.objects.select_for_update().defer("private", "passphrase").order_by("id"))
    key = next(one for one in others if one.pk == key.pk)
    if signs:
        _refuse_if_it_cannot_sign(key, at)
    for other in others:
        if signs and other.pk != key.pk and set(other.addresses) & set(key.addresses):
            _switch(other, signs=False, by=by, at=at)
    _switch(key, signs=signs, by=by, at=at)
    signing_addresses.forget()
    return key


@transaction.atomic
def remove_mail_key(key: MailKey, *, by: Actor, at: datetime) -> None:
    """Forget a key, its private part too. Mail that it opened stays open in its requests. Raises NotAllowed."""
    require(by, Permission.MAILBOXES)
    said = MailKeyRemoved(mailkey_id=key.pk, method=key.kind, name=key.name, fingerprint=key.fingerprint)
    deleted, _rows = MailKey.objects.filter(pk=key.pk).delete()
    if deleted:
        record(said, by=by, at=at)
    signing_addresses.forget()


def _ours(found: FoundKey) -> list[str]:
    addresses = sorted(set(found.addresses) & our_addresses())
    if addresses:
        return addresses
    if not found.addresses:
        raise CannotKeepMailKey(_("This key names no mail address, so no mail program would use it."), field="file")
    raise CannotKeepMailKey(
        _("This key is for %(addresses)s, and no mailbox has that address. Add it to a mailbox first.")
        % {"addresses": ", ".join(found.addresses[:5])},
        field="file",
    )


def _refuse_if_it_cannot_sign(key: MailKey, at: datetime) -> None:
    if not key.can_sign:
        raise CannotKeepMailKey(_("This key may not be used for signing; it only opens mail."), field="signs")
    if key.has_expired(at):
        raise CannotKeepMailKey(
            _("This key has expired, so nobody would trust what it signs. Store its successor."), field="signs"
        )


def _switch(key: MailKey, *, signs: bool, by: Actor, at: datetime) -> None:
    if key.signs == signs:
        return
    key.signs = signs
    key.save(update_fields=["signs"])
    record(MailKeyChanged(mailkey_id=key.pk, name=key.name, signs=signs), by=by, at=at)
