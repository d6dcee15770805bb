"""Having a worker file a mail at once that was stored by somebody who doesn't wait for that."""

import logging

from django.db import Error as DatabaseFault

from firstline.channels.email.filing.file import file_left_behind
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.models.incoming import MailState
from firstline.core.jobs import enqueue, job

log = logging.getLogger("firstline.mail")


def have_filed_soon(mail: IncomingMail) -> None:
    """Ask for it. A mail that nobody could be asked to file is found by the sweeper minutes later."""
    try:
        enqueue(file_stored_mail, mail_id=mail.pk)
    except DatabaseFault:
        log.exception("Mail %s is stored and will be filed later", mail.pk)


@job(retries=5)
def file_stored_mail(*, mail_id: int) -> None:
    """File this mail, unless somebody has."""
    waiting = IncomingMail.objects.filter(pk=mail_id, state=MailState.RECEIVED)
    file_left_behind(waiting.select_related("mailbox", "mailbox__team", "raw"))
