"""What is still missing before a mailbox can go by way of its mail services."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from firstline.channels.email.models.mail_service import MailService
from firstline.channels.email.models.mailbox import WayIn, WayOut
from firstline.channels.email.services.known import INCOMING, OUTGOING


@dataclass(frozen=True)
class Missing:
    """A field of the mailbox, and what to do about it."""

    field: str
    sentence: str


def missing_of_service(value_of: Callable[[str], Any]) -> Missing | None:
    """The first thing that is missing or wrong; None when all is there. `value_of` gives a field's value."""
    return _coming_in(value_of) or _going_out(value_of)


def _coming_in(value_of: Callable[[str], Any]) -> Missing | None:
    if value_of("way_in") != WayIn.SERVICE:
        return None
    known = INCOMING.get(value_of("in_service"))
    if known is None:
        return Missing("in_service", _("Choose the service that hands the mail over."))
    if known.signing_key and not value_of("in_signing_key"):
        sentence = _("%(service)s signs what it hands over. Enter the signing key that it shows you.")
        return Missing("in_signing_key", sentence % {"service": MailService(value_of("in_service")).label})
    return None


def _going_out(value_of: Callable[[str], Any]) -> Missing | None:
    if value_of("way_out") != WayOut.SERVICE:
        return None
    known = OUTGOING.get(value_of("out_service"))
    if known is None:
        return Missing("out_service", _("Choose the service that sends the mail."))
    named = {"service": MailService(value_of("out_service")).label}
    if not value_of("out_key"):
        return Missing("out_key", _("Enter the API key of %(service)s.") % named)
    if known.second_key and not value_of("out_second_key"):
        return Missing("out_second_key", _("%(service)s wants a second one beside its API key.") % named)
    if value_of("out_region") not in known.addresses:
        return Missing("out_region", _("%(service)s has no other region.") % named)
    return None
