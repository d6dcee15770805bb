"""Adding and changing mailboxes."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from firstline.channels.email.actions.renew_hook_secret import new_hook_secret
from firstline.channels.email.events import MailboxAdded, MailboxChanged
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mail_service import MailService
from firstline.channels.email.models.mailbox import FETCHED, AfterTaking, WayIn, WayOut
from firstline.channels.email.policies import require
from firstline.channels.email.providers import KNOWN_HOSTS, mail_servers
from firstline.channels.email.queries import our_addresses
from firstline.channels.email.services.known import OUTGOING
from firstline.channels.email.services.missing import missing_of_service
from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.core.text import one_line
from firstline.people.models import Person

SECRETS = frozenset(
    {"imap_password", "smtp_password", "in_signing_key", "out_key", "out_second_key", "out_signing_key"}
)
PLACE = frozenset({"way_in", "imap_host", "imap_user", "imap_folder"})
LINES = frozenset(
    {"sender_name", "imap_host", "imap_user", "imap_folder", "taken_folder", "smtp_host", "smtp_user", "trusted_server"}
)
SERVER_NAME = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63}){0,20}")
FIELDS = (
    SECRETS
    | LINES
    | {
        "sign_in", "has_round_trips", "brand", "in_service", "out_service", "out_region",
        "name", "address", "aliases", "team", "language", "is_active", "is_default", "uses_plus_addresses",
        "way_in", "imap_port", "imap_security", "after_taking", "way_out", "smtp_port", "smtp_security",
        "checks_certificates", "trusts_colleagues", "trusts_spam_marks", "asks_for_receipts",
    }
)  # fmt: skip
BEGIN_ANEW: Mapping[str, Any] = {"watched_since": None, "uid_validity": None, "last_uid": 0}
HOSTS = ("imap_host", "smtp_host")
FORGET_TROUBLE: Mapping[str, Any] = {"last_error": "", "failing_since": None, "round_trips_lost_since": None}


class CannotKeepMailbox(DomainError):
    code = "cannot_keep_mailbox"


@transaction.atomic
def add_mailbox(*, name: str, address: str, by: Actor, at: datetime, **values: Any) -> Mailbox:
    """Add a mailbox; the first one is the default. Raises CannotKeepMailbox naming the wrong field, NotAllowed."""
    require(by, Permission.MAILBOXES)
    cleaned = _cleaned(None, {**values, "name": name, "address": address})
    cleaned["is_default"] = cleaned.get("is_default", False) or not Mailbox.objects.filter(is_default=True).exists()
    _refuse_round_trips_without_a_way(Mailbox(), cleaned)
    _one_default(None, cleaned)
    mailbox = Mailbox.objects.create(**cleaned, **_hook_secret(Mailbox(**cleaned)))
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
    _refuse_round_trips_without_a_way(mailbox, cleaned)
    _one_default(mailbox, cleaned)
    changes = apply_changes(mailbox, cleaned)
    apply_changes(mailbox, _hook_secret(mailbox))
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
    if "trusted_server" in cleaned:
        cleaned["trusted_server"] = _server_name(cleaned["trusted_server"])
    for field in ("imap_port", "smtp_port"):
        if field in cleaned and not 0 < cleaned[field] < 65536:
            raise CannotKeepMailbox(_("A port is a number between 1 and 65535."), field=field)
    return cleaned


def with_known_servers(values: dict[str, Any]) -> dict[str, Any]:
    """`values` with the mail servers of the provider the mailbox is at, where none or another provider's are named."""
    known = mail_servers(values.get("sign_in", ""), values.get("way_in", WayIn.IMAP))
    missing = {side for side in ("imap", "smtp") if (values.get(f"{side}_host") or "") in {"", *KNOWN_HOSTS}}
    return {**values, **{name: value for name, value in known.items() if name[:4] in missing}}


def _cleaned(mailbox: Mailbox | None, values: Mapping[str, Any]) -> dict[str, Any]:
    cleaned = cleaned_settings(values)
    kept = {} if mailbox is None else {name: getattr(mailbox, name) for name in ("sign_in", "way_in", *HOSTS)}
    if any(cleaned.get(name, kept.get(name)) != kept.get(name) for name in ("sign_in", "way_in")):
        cleaned = with_known_servers({**kept, **cleaned})
    if "name" in cleaned:
        cleaned["name"] = one_line(cleaned["name"], 120)
        if not cleaned["name"]:
            raise CannotKeepMailbox(_("Give the mailbox a name."), field="name")
    if "address" in cleaned:
        cleaned["address"] = _address(cleaned["address"], "address")
    if "aliases" in cleaned:
        cleaned["aliases"] = sorted({_address(one, "aliases") for one in cleaned["aliases"] if one.strip()})
    _refuse_taken(mailbox, cleaned)
    _refuse_moving_by_pop3(mailbox, cleaned)
    _refuse_half_a_service(mailbox, cleaned)
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


def _refuse_moving_by_pop3(mailbox: Mailbox | None, cleaned: Mapping[str, Any]) -> None:
    kept = mailbox or Mailbox()
    way_in, after = cleaned.get("way_in", kept.way_in), cleaned.get("after_taking", kept.after_taking)
    if way_in == WayIn.POP3 and after == AfterTaking.MOVE:
        sentence = _("POP3 knows no folders. Let mail lie where it is, or have it deleted.")
        raise CannotKeepMailbox(sentence, field="after_taking")


def _refuse_half_a_service(mailbox: Mailbox | None, cleaned: Mapping[str, Any]) -> None:
    kept = mailbox or Mailbox()
    missing = missing_of_service(lambda field: cleaned.get(field, getattr(kept, field)))
    if missing is not None:
        raise CannotKeepMailbox(missing.sentence, field=missing.field)


def _hook_secret(mailbox: Mailbox) -> dict[str, str]:
    """What to keep for a mailbox that begins to be called."""
    return {"hook_secret": new_hook_secret()} if mailbox.is_called and not mailbox.hook_secret else {}


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


def _refuse_round_trips_without_a_way(mailbox: Mailbox, cleaned: Mapping[str, Any]) -> None:
    """A mail can go round only where it can leave and come in, fetched by us or handed over."""

    def kept(field: str) -> Any:
        return cleaned.get(field, getattr(mailbox, field))

    leaves = kept("way_out") == WayOut.SERVICE or (kept("smtp_host") and kept("way_out") == WayOut.SMTP)
    comes = kept("way_in") not in FETCHED or kept("imap_host")
    service = OUTGOING.get(kept("out_service")) if kept("way_out") == WayOut.SERVICE else None
    if kept("has_round_trips") and service is not None and service.takes != "all":
        raise CannotKeepMailbox(
            _("%(service)s takes the mark off by which the mail is known when it comes back.")
            % {"service": MailService(kept("out_service")).label},
            field="has_round_trips",
        )
    if kept("has_round_trips") and not (leaves and comes):
        raise CannotKeepMailbox(
            _("A mail can go round only in a mailbox with a server to send through and one to fetch from."),
            field="has_round_trips",
        )


def _one_default(mailbox: Mailbox | None, cleaned: Mapping[str, Any]) -> None:
    if cleaned.get("is_default"):
        Mailbox.objects.filter(is_default=True).exclude(pk=mailbox.pk if mailbox else 0).update(is_default=False)


def _server_name(written: str) -> str:
    name = written.lower().rstrip(".")
    if name and not SERVER_NAME.fullmatch(name):
        raise CannotKeepMailbox(_("Write only the server's name, such as mx.example.com."), field="trusted_server")
    return name


def _password(written: str) -> str:
    return "".join(character for character in written if character.isprintable())
