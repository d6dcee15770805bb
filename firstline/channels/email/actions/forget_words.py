"""Forgetting the words of mails that were sent long ago: what was said to the user is kept in the ticket."""

from datetime import datetime, timedelta

from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.models.outgoing import SendState

KEPT_FOR = timedelta(days=90)
MOST_AT_ONCE = 2000


def forget_old_words(at: datetime) -> int:
    """Empty the text of mails sent more than 90 days ago; who got what kind of mail, and when, stays. Returns how many
    were emptied, at most 2,000."""
    old = OutgoingMail.objects.filter(state=SendState.SENT, sent_at__lt=at - KEPT_FOR).exclude(text="")
    chosen = list(old.order_by("sent_at").values_list("pk", flat=True)[:MOST_AT_ONCE])
    return OutgoingMail.objects.filter(pk__in=chosen).update(text="", html="", references="")
