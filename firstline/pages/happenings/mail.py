"""Mail: how it came and went, mailboxes, senders, keys, and the words the desk sends."""

from django.utils.translation import gettext as _

from firstline.channels.email.models.sender_rule import Verdict
from firstline.pages.happenings.fields import Sentence, kept

SENTENCES: dict[str, Sentence] = {
    "ticket:mail-not-delivered": lambda said: _("The mail to %(address)s could not be delivered") % said,
    "ticket:mail-sent-again": lambda said: _("%(who)s sent the mail to %(address)s again") % said,
    "address:unreachable": lambda said: (
        _("%(address)s can't be reached, nothing is sent there until somebody says so") % said
    ),
    "address:used-again": lambda said: _("%(who)s lets mail go to %(address)s again") % said,
    "mailbox:cannot-send": lambda _said: _("A mailbox can't send"),
    "mailbox:still-cannot-send": lambda said: _("No mail leaves a mailbox: %(reason)s") % said,
    "mailbox:sends-again": lambda _said: _("A mailbox sends again"),
    "mailbox:added": lambda said: _("%(who)s added the mailbox %(address)s") % said,
    "mailbox:changed": kept(lambda: _("a mailbox")),
    "mailbox:failed": lambda said: _("A mailbox can't be read: %(reason)s") % said,
    "mailbox:recovered": lambda _said: _("A mailbox can be read again"),
    "mailbox:connected": lambda said: _("%(who)s signed in to a mailbox as %(account)s") % said,
    "mailbox:disconnected": lambda said: _("%(who)s ended the sign-in of a mailbox") % said,
    "mailbox:hook-renewed": lambda said: _("%(who)s gave a mailbox new addresses for its mail service") % said,
    "mailbox:sign-in-failed": lambda said: _("A mailbox must be signed in to again: %(reason)s") % said,
    "mailbox:sign-in-works-again": lambda _said: _("The sign-in of a mailbox works again"),
    "mailbox:sign-in-ends": lambda _said: _("The sign-in of a mailbox ends soon"),
    "mailbox:round-trip-lost": lambda _said: _("A mail that a mailbox sent to itself did not come back"),
    "mailbox:round-trip-came": lambda _said: _("Mail that a mailbox sends to itself comes back again"),
    "provider:kept": lambda said: _("%(who)s entered how %(name)s knows the desk") % said,
    "mailbox:sender-held-back": lambda said: _("%(address)s wrote too many mails, the rest needs a look") % said,
    "mailkey:added": lambda said: _("%(who)s added the %(method)s key of %(name)s for mail") % said,
    "mailkey:changed": lambda said: (
        (
            _("%(who)s has mail signed with the key of %(name)s")
            if said["signs"]
            else _("%(who)s has no mail signed any more with the key of %(name)s")
        )
        % said
    ),
    "mailkey:removed": lambda said: _("%(who)s removed the %(method)s key of %(name)s for mail") % said,
    "mail:sent": lambda said: _("The answer was sent to %(address)s") % said,
    "mail:delivered": lambda said: _("The answer has arrived at %(address)s") % said,
    "mail:held": lambda _said: _("A mail needs a look"),
    "mail:filed": lambda said: _("%(who)s decided about a mail that needed a look") % said,
    "mail:discarded": lambda said: _("%(who)s discarded a mail that needed a look") % said,
    "sender:judged": lambda said: (
        (_("%(who)s blocked %(pattern)s") if said["verdict"] == Verdict.BLOCK else _("%(who)s allowed %(pattern)s"))
        % said
    ),
    "sender:forgotten": lambda said: _("%(who)s treats %(pattern)s as any other sender again") % said,
    "signing_key:made": lambda said: _("%(who)s made the key %(selector)s to sign mail from %(domain)s") % said,
    "signing_key:used": lambda said: (
        (
            _("%(who)s has mail from %(domain)s signed with the key %(selector)s")
            if said["is_used"]
            else _("%(who)s stopped signing mail from %(domain)s with the key %(selector)s")
        )
        % said
    ),
    "signing_key:dropped": lambda said: _("%(who)s dropped the key %(selector)s of %(domain)s") % said,
    "brand:kept": kept(lambda: _("a brand")),
    "brand:removed": lambda said: _("%(who)s removed the brand %(name)s") % said,
    "template:changed": lambda said: _("%(who)s changed the words of a mail the desk sends") % said,
    "template:restored": lambda said: _("%(who)s went back to the words of a mail that Firstline brings") % said,
}
