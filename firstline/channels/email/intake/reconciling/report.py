"""What a comparison found, in sentences for the person who looks after the mailbox."""

from django.utils.translation import gettext as _

from firstline.channels.email.models import MailboxCheck


def sentences(check: MailboxCheck) -> list[str]:
    """First what was compared, then what was found and what became of it; a sentence that all is well, if it is."""
    return [_compared(check), *(_found(check) or [_("Nothing is missing.")])]


def _compared(check: MailboxCheck) -> str:
    numbers = {"server": check.on_server, "here": check.stored}
    if check.on_server is None:
        return _("Mails of the last seven days here: %(here)s.") % numbers
    return _("Mails of the last seven days on the server: %(server)s, here: %(here)s.") % numbers


def _found(check: MailboxCheck) -> list[str]:
    found = [
        (check.fetched, _("Mails that were missing here have been fetched: %(count)s.")),
        (check.filed_again, _("Mails that had waited for more than an hour are filed again: %(count)s.")),
        (check.restored, _("Originals that were lost here have been fetched once more: %(count)s.")),
        (check.lost, _("Originals are lost, and the server has them no more: %(count)s. Look for them in a backup.")),
        (check.held, _("Mails that belonged to no request now wait under “Needs a look”: %(count)s.")),
    ]
    said = [words % {"count": count} for count, words in found if count]
    if check.fault:
        said.append(_("The server could not be compared. %(fault)s") % {"fault": check.fault})
    return said
