"""Signing mail (DKIM), so that other servers know that it comes from the domain it names and is as it was sent."""

import logging

import dkim

from firstline.channels.email.models import SigningKey
from firstline.channels.email.queries import keys_in_use

log = logging.getLogger("firstline.mail")

CANONICAL = (b"relaxed", b"relaxed")


def signed(raw: bytes, domain: str) -> bytes:
    """The mail with a signature by each key in use for `domain`; as it is where there is none.

    A key that can't be used leaves its signature out: a mail without is better than none, and the doctor tells of it.
    """
    for key in keys_in_use(domain):
        try:
            raw = _signature(raw, key) + raw
        except (dkim.DKIMException, ValueError):
            log.exception("Mail from %s can't be signed with the key %s", domain, key.selector)
    return raw


def _signature(raw: bytes, key: SigningKey) -> bytes:
    made: bytes = dkim.sign(
        raw,
        key.selector.encode(),
        key.domain.encode("idna"),
        key.private_key.encode(),
        canonicalize=CANONICAL,
        signature_algorithm=f"{key.algorithm}-sha256".encode(),
    )
    return made
