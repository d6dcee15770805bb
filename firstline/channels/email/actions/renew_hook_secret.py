"""The secret in the addresses that mail services call."""

import secrets
from datetime import datetime

from django.db import transaction

from firstline.channels.email.events import MailboxHookRenewed
from firstline.channels.email.models import Mailbox
from firstline.channels.email.policies import require
from firstline.core.access import Actor
from firstline.core.events import record
from firstline.core.permissions import Permission

SECRET_BYTES = 32


def new_hook_secret() -> str:
    return secrets.token_urlsafe(SECRET_BYTES)


@transaction.atomic
def renew_hook_secret(mailbox: Mailbox, *, by: Actor, at: datetime) -> Mailbox:
    """Give the mailbox a new secret: what calls the old addresses finds nothing from now on. Raises NotAllowed."""
    require(by, Permission.MAILBOXES)
    mailbox = Mailbox.objects.select_for_update(of=("self",)).get(pk=mailbox.pk)
    mailbox.hook_secret = new_hook_secret()
    mailbox.save(update_fields=["hook_secret"])
    record(MailboxHookRenewed(mailbox_id=mailbox.pk), by=by, at=at)
    return mailbox
