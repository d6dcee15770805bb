"""A mail came back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from firstline.channels.email.actions.fail_mail import fail, stop_writing_to
from firstline.channels.email.addressing import read_message_id
from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.models.outgoing import SendState
from firstline.core.access import Actor
from firstline.core.desk import current_desk
from firstline.core.text import one_line


@transaction.atomic
def mark_bounced(
    message_id: str,
    *,
    recipients: Iterable[str],
    permanent: bool,
    by: Actor,
    at: datetime,
    reason: str = "",
    address_is_in_order: bool = False,
) -> OutgoingMail | None:
    """Note that the mail with this Message-ID did not reach its recipient; the mail, or None when it isn't one of ours.

    `recipients` are the addresses the report names (none: it names no one); a report about others concerns none of our
    mails. One that is `permanent` also stops further mail to the address, unless that is in order all the same. A
    report that only says it takes longer changes nothing but the mail's last words. Reported twice it is noted once.
    """
    if read_message_id(message_id) is None:
        return None
    mail = OutgoingMail.objects.select_for_update(of=("self",)).filter(header_id=message_id.strip().strip("<>")).first()
    named = {address.strip().strip("<>").lower() for address in recipients}
    if mail is None or (named and mail.address not in named):
        return None
    with translation.override(current_desk().language):
        said = one_line(reason, 400) or _("The recipient's mail server sent it back.")
    if permanent and mail.state != SendState.BOUNCED:
        fail(mail, said, at=at, by=by, came_back=True)
        if not address_is_in_order:
            stop_writing_to(mail.address, said, at=at, by=by)
    elif not permanent and mail.state == SendState.SENT:
        mail.last_error = said
        mail.save(update_fields=["last_error"])
    return mail
