"""A mail with the signature of the address it leaves from, where that has a key which signs."""

import logging
from datetime import datetime
from email.message import EmailMessage

from firstline.channels.email.models import MailKey
from firstline.channels.email.models.mail_key import KeyKind
from firstline.channels.email.queries import signing_key
from firstline.channels.email.signing.canonical import make_steady
from firstline.channels.email.signing.pgp import pgp_signature
from firstline.channels.email.signing.smime import smime_signature
from firstline.channels.email.signing.wrapping import content_of_message, wrapped

log = logging.getLogger("firstline.mail")


def signed_bytes(message: EmailMessage, address: str, *, at: datetime) -> bytes:
    """The message as it leaves from `address`, signed with the key of that address if there is one.

    With a key that has expired or fails, mail leaves unsigned: an answer is worth more than its signature, and the page
    of keys and the doctor say so.
    """
    key = signing_key(address)
    if key is None or not key.is_valid(at):
        return message.as_bytes()
    try:
        return _signed(message, key)
    except Exception as fault:  # noqa: BLE001 -- what is wrong with a key must hold up no mail
        log.error("The key %s can't sign: %s", key.fingerprint, type(fault).__name__)  # noqa: TRY400 -- see below
        return message.as_bytes()


def _signed(message: EmailMessage, key: MailKey) -> bytes:
    make_steady(message)
    outer, content = content_of_message(message.as_bytes())
    sign = smime_signature if key.kind == KeyKind.SMIME else pgp_signature
    return wrapped(outer, content, sign(content, key))
