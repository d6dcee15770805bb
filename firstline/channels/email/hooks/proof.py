"""That what is told of sent mail comes from the service, and is told now."""

import base64
import binascii
import hashlib
import hmac
import json
from datetime import datetime

from firstline.channels.email.hooks.once import refuse_old, refuse_used
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mail_service import MailService
from firstline.channels.email.services.anymail_views import WrongSignature, check_signature
from firstline.channels.email.services.known import OUTGOING
from firstline.channels.email.services.posted import Posted


def check_events(mailbox: Mailbox, posted: Posted, *, at: datetime) -> dict[str, str]:
    """The keys with which to read them. Where no signing key was entered, the secret address is all the proof.

    Raises WrongSignature, Forged, Unreadable.
    """
    service = mailbox.out_service
    if service == MailService.RESEND:
        _check_resend(mailbox.out_signing_key, posted, at)
        return {}
    keys = _keys(mailbox, posted)
    check_signature(posted, OUTGOING[service].view, **keys)
    if service == MailService.MAILGUN:
        _refuse_replayed_mailgun(mailbox, posted, at)
    if service == MailService.SENDGRID and mailbox.out_signing_key:
        refuse_old(str(posted.meta.get("HTTP_X_TWILIO_EMAIL_EVENT_WEBHOOK_TIMESTAMP", "")), at=at)
    return keys


def _keys(mailbox: Mailbox, posted: Posted) -> dict[str, str]:
    known = OUTGOING[mailbox.out_service]
    if known.signing_key == known.key:
        return {known.key: mailbox.out_key}
    keys = {known.signing_key: mailbox.out_signing_key} if known.signing_key and mailbox.out_signing_key else {}
    if not keys and known.signing_key and mailbox.out_service in ALWAYS_SIGN:
        raise WrongSignature
    if mailbox.out_service == MailService.MANDRILL:
        keys["webhook_url"] = posted.address
    return keys


ALWAYS_SIGN = frozenset({MailService.MAILERSEND, MailService.MAILGUN, MailService.MANDRILL})
"""Without their key nothing they tell can be read."""


def _refuse_replayed_mailgun(mailbox: Mailbox, posted: Posted, at: datetime) -> None:
    """The signature covers a number and the time, not what is told."""
    said = posted.json
    signature = said.get("signature") or {}
    refuse_old(str(signature.get("timestamp", "")), at=at)
    told = json.dumps(said.get("event-data"), sort_keys=True).encode()
    refuse_used(mailbox, str(signature.get("token", "")), [told], at=at)


def _check_resend(key: str, posted: Posted, at: datetime) -> None:
    """As Svix signs: over number, time and body. Without a key nothing is checked but the address."""
    if not key:
        return
    number, moment = (str(posted.meta.get(f"HTTP_SVIX_{name}", "")) for name in ("ID", "TIMESTAMP"))
    try:
        secret = base64.b64decode(key.removeprefix("whsec_"))
    except binascii.Error as fault:
        raise WrongSignature from fault
    made = hmac.new(secret, f"{number}.{moment}.".encode() + posted.body, hashlib.sha256).digest()
    given = str(posted.meta.get("HTTP_SVIX_SIGNATURE", "")).split()[:10]
    expected = b"v1," + base64.b64encode(made)
    if not any(hmac.compare_digest(expected, one.encode("utf-8", "replace")) for one in given):
        raise WrongSignature
    refuse_old(moment, at=at)
