"""Signatures that say nothing of what they came with: each counts for one content, and not for ever."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from firstline.channels.email.hooks.faults import Forged
from firstline.channels.email.models import HookToken, Mailbox

LONGEST_TRIED = timedelta(days=1)
"""Services try for hours; after that a signature is only of use to somebody who has found it."""


def refuse_old(seconds: str, *, at: datetime) -> None:
    """Refuse a signature that was made (seconds since 1970) more than a day before or after now. Raises Forged."""
    try:
        made = datetime.fromtimestamp(int(seconds), tz=UTC)
    except (ValueError, OverflowError, OSError) as fault:
        raise Forged from fault
    if abs(at - made) > LONGEST_TRIED:
        raise Forged


def refuse_used(mailbox: Mailbox, token: str, content: Iterable[bytes], *, at: datetime) -> None:
    """Refuse a token that came with another content; with the same it is a service that tries again. Raises Forged."""
    came_with = hashlib.sha256(b"\0".join(hashlib.sha256(one).digest() for one in content)).hexdigest()
    row, _is_new = HookToken.objects.get_or_create(
        mailbox=mailbox,
        token_hash=hashlib.sha256(token.encode("utf-8", "replace")).hexdigest(),
        defaults={"content_hash": came_with, "seen_at": at},
    )
    if row.content_hash != came_with:
        raise Forged


def forget_old_tokens(at: datetime) -> None:
    """Drop what no signature that still counts can name."""
    HookToken.objects.filter(seen_at__lt=at - 3 * LONGEST_TRIED).delete()
