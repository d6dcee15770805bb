"""Adding and changing mailboxes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from firstline.channels.email.events import MailboxAdded, MailboxChanged
from firstline.channels.email.models import Mailbox
from firstline.channels.email.policies import require
from firstline.channels.email.queries import our_addresses
from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.core.text import one_line
from firstline.people.models import Person

SECRETS = frozenset({"imap_password", "smtp_password"})
PLACE = frozenset({"imap_host", "imap_user", "imap_folder"})
LINES = frozenset({"sender_name", "imap_host", "imap_user", "imap_folder", "taken_folder", "smtp_host", "smtp_user"})
FIELDS = (
    SECRETS
    | LINES
    | {
        "name", "address", "aliases", "team", "language", "is_active", "is_default", "uses_plus_addresses",
        "imap_port", "imap_security", "after_taking", "way_out", "smtp_port", "smtp_security", "checks_certificates",
    }
)  # fmt: skip
BEGIN_ANEW: Mapping[str, Any] = {"watched_since": None, "uid_validity": None, "last_uid": 0}
FORGET_TROUBLE: Mapping[str, Any] = {"last_error": "", "failing_since": None}


class CannotKeepMailbox(DomainError):
    code = "cannot_keep_mailbox"


@transaction.atomic
def add_mailbox(*, name: str, address: str, by: Actor, at: datetime, **values: Any) -> Mailbox:
    """Add a mailbox; the first one is the default. Raises CannotKeepMailbox naming the wrong field, NotAllowed."""
    require(by, Permission.MAILBOXES)
    cleaned = _cleaned(None, {**values, "name": name, "address": address})
    cleaned["is_default"] = cleaned.get("is_default", False) or not Mailbox.objects.filter(is_default=True).exists()
    _one_default(None, cleaned)
    mailbox = Mailbox.objects.create(**cleaned)
    our_addresses.forget()
    record(MailboxAdded(mailbox_id=mailbox.pk, name=mailbox.name, address=mailbox.address), by=by, at=at)
    return mailbox


@transaction.atomic
def change_mailbox(mailbox: Mailbox, *, by: Actor, at: datetime, **values: Any) -> Mailbox:
    """Change the given fields. Another server, user or folder is begun as a new one, from its unread mail on.

    Raises CannotKeepMailbox naming the wrong field, NotAllowed.
    """
    require(by, Permission.MAILBOXES)
    mailbox = Mailbox.objects.select_for_update(of=("self",)).get(pk=mailbox.pk)
    cleaned = _cleaned(mailbox, values)
    _refuse_leaving_no_default(mailbox, cleaned)
    _one_default(mailbox, cleaned)
    changes = apply_changes(mailbox, cleaned)
    if changes:
        apply_changes(mailbox, {**FORGET_TROUBLE, **(BEGIN_ANEW if PLACE & changes.keys() else {})})
        said = {field: ("", "") if field in SECRETS else change for field, change in changes.items()}
        record(MailboxChanged(mailbox_id=mailbox.pk, changes=said), by=by, at=at)
    our_addresses.forget()
    return mailbox


def cleaned_settings(values: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a mailbox as they would be kept, without looking at other mailboxes: for a trial before saving."""
    if unknown := set(values) - FIELDS:
        raise TypeError(f"not fields of a mailbox that can be kept: {unknown}")
    cleaned: dict[str, Any] = {name: one_line(value) if name in LINES else value for name, value in values.items()}
    cleaned.update({name: _password(cleaned[name]) for name in SECRETS & cleaned.keys()})
    for field in ("imap_port", "smtp_port"):
        if field in cleaned and not 0 < cleaned[field] < 65536:
            raise CannotKeepMailbox(_("A port is a number between 1 and 65535."), field=field)
    return cleaned


def _cleaned(mailbox: Mailbox | None, values: Mapping[str, Any]) -> dict[str, Any]:
    cleaned = cleaned_settings(values)
    if "name" in cleaned:
        cleaned["name"] = one_line(cleaned["name"], 120)
        if not cleaned["name"]:
            raise CannotKeepMailbox(_("Give the mailbox a name."), field="name")
    if "address" in cleaned:
        cleaned["address"] = _address(cleaned["address"], "address")
    if "aliases" in cleaned:
        cleaned["aliases"] = sorted({_address(one, "aliases") for one in cleaned["aliases"] if one.strip()})
    _refuse_taken(mailbox, cleaned)
    return cleaned


def _address(written: str, field: str) -> str:
    address = written.strip().lower()
    if not address:
        raise CannotKeepMailbox(_("Give the address that people write to."), field=field)
    try:
        validate_email(address)
    except ValidationError as fault:
        raise CannotKeepMailbox(
            _("“%(address)s” is not a mail address. It should look like support@example.com.") % {"address": address},
            field=field,
        ) from fault
    return address


def _refuse_taken(mailbox: Mailbox | None, cleaned: Mapping[str, Any]) -> None:
    others = Mailbox.objects.exclude(pk=mailbox.pk if mailbox else 0)
    taken = frozenset[str]().union(*(other.addresses for other in others))
    for field, addresses in (("address", [cleaned.get("address", "")]), ("aliases", cleaned.get("aliases", []))):
        for address in addresses:
            if address in taken:
                raise CannotKeepMailbox(
                    _("Another mailbox has the address %(address)s.") % {"address": address}, field=field
                )
            _refuse_login(address, field)


def _refuse_login(address: str, field: str) -> None:
    """Who receives the desk's mail could let themselves in by a link sent to such an address."""
    person = Person.objects.filter(email=address).first() if address else None
    if person is not None:
        raise CannotKeepMailbox(
            _("%(address)s is the address of %(name)s. Give that person another address first.")
            % {"address": address, "name": person.name},
            field=field,
        )


def _refuse_leaving_no_default(mailbox: Mailbox, cleaned: Mapping[str, Any]) -> None:
    if mailbox.is_default and cleaned.get("is_default") is False:
        raise CannotKeepMailbox(_("Make another mailbox the default one instead."), field="is_default")


def _one_default(mailbox: Mailbox | None, cleaned: Mapping[str, Any]) -> None:
    if cleaned.get("is_default"):
        Mailbox.objects.filter(is_default=True).exclude(pk=mailbox.pk if mailbox else 0).update(is_default=False)


def _password(written: str) -> str:
    return "".join(character for character in written if character.isprintable())
