"""What is not as it should be among the mails that are here."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from firstline.channels.email.filing.apply import hold
from firstline.channels.email.filing.noting import WRITTEN
from firstline.channels.email.filing.soon import have_filed_soon
from firstline.channels.email.models import IncomingMail, Mailbox
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.core.desk import current_desk
from firstline.core.files.keep import is_whole


def stored_since(mailbox: Mailbox, since: datetime) -> int:
    """How many mails came in since then."""
    return _recent(mailbox, since).count()


def with_lost_files(mailbox: Mailbox, *, since: datetime) -> list[IncomingMail]:
    """The mails that came since then and whose original the storage has lost, or holds only in part."""
    mails = _recent(mailbox, since).select_related("raw").iterator(chunk_size=1000)
    return [mail for mail in mails if not is_whole(mail.raw)]


def file_again(mailbox: Mailbox, *, before: datetime) -> int:
    """Have a worker file what was stored before then and is neither filed nor held."""
    waiting = list(IncomingMail.objects.filter(mailbox=mailbox, state=MailState.RECEIVED, received_at__lt=before))
    for mail in waiting:
        have_filed_soon(mail)
    return len(waiting)


def hold_what_belongs_nowhere(mailbox: Mailbox, *, since: datetime, at: datetime) -> int:
    """Hold, for a person to decide, mails that count as filed and are in no request, as only reports may be."""
    found = _recent(mailbox, since).filter(_in_no_request())
    return sum(_held(mail_id, at) for mail_id in list(found.values_list("pk", flat=True)))


@transaction.atomic
def _held(mail_id: int, at: datetime) -> bool:
    mail = IncomingMail.objects.select_for_update(of=("self",)).filter(_in_no_request(), pk=mail_id).first()
    if mail is None:
        return False
    with translation.override(current_desk().language):
        mail.detail = _("It counted as filed, but no request had it.")
    hold(mail, HeldFor.FAILED, at=at)
    mail.save(update_fields=WRITTEN)
    return True


def _in_no_request() -> Q:
    return Q(state=MailState.FILED) & ~Q(kind__in=("bounce", "receipt")) & (Q(ticket=None) | Q(message=None, note=None))


def _recent(mailbox: Mailbox, since: datetime) -> QuerySet[IncomingMail]:
    return IncomingMail.objects.filter(mailbox=mailbox, received_at__gte=since)
