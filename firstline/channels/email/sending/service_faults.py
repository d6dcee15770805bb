"""What goes wrong at a mail service, in plain words."""

import re
from typing import Any

import requests
from anymail.exceptions import (
    AnymailAPIError,
    AnymailInvalidAddress,
    AnymailRecipientsRefused,
    AnymailUnsupportedFeature,
)
from django.utils.translation import gettext as _

from firstline.channels.email.sending.faults import CannotReach, Refused
from firstline.core.text import one_line

NOT_LET_IN = frozenset({401, 402, 403, 404, 407})
BUSY = frozenset({408, 425, 429, 502, 503, 504})
TOO_LARGE = 413

# Services say it in many ways that they don't send for this address, or that the account is stopped.
_NOT_FOR_US = re.compile(
    r"\bsender\b|\bfrom[ ._'\"]+(?:email|address|parameter|header)|domain[^.]{0,40}verified|verified domain|invalid_key"
    r"|pending approval|unpaid|suspended|not authori[sz]ed|unauthori[sz]ed",
    re.IGNORECASE,
)
_POSTMARK_STOPS = frozenset({10, 400, 401, 402, 405, 412, 413})


def said_no(fault: Exception, service: str) -> CannotReach | Refused:
    """Why the service did not take a mail: for all mails alike (`CannotReach`), or for this one (`Refused`)."""
    named = {"service": service}
    if isinstance(fault, AnymailRecipientsRefused):
        sentence = _("%(service)s does not send to this address, because mail to it came back before or it is wrong.")
        return Refused(sentence % named, is_permanent=True)
    if isinstance(fault, AnymailUnsupportedFeature | AnymailInvalidAddress):
        sentence = _("%(service)s can't send such a mail: %(said)s")
        return Refused(sentence % {**named, "said": one_line(str(fault), 300)}, is_permanent=True)
    response = getattr(fault, "response", None)
    if response is not None:
        return _answered(response, named)
    if isinstance(fault.__cause__, requests.Timeout):
        return CannotReach(_("%(service)s did not answer in time.") % named)
    if isinstance(fault.__cause__, requests.RequestException) or isinstance(fault, AnymailAPIError):
        return CannotReach(_("%(service)s can't be reached.") % named)
    sentence = _("%(service)s can't be given this mail: %(said)s")
    return Refused(sentence % {**named, "said": one_line(str(fault), 300)}, is_permanent=True)


def _answered(response: Any, named: dict[str, str]) -> CannotReach | Refused:
    status, said = int(response.status_code), one_line(str(response.text)[:2000], 300)
    with_words = {**named, "said": f"{status} {said}".strip()}
    if status in NOT_LET_IN or (status >= 400 and (_NOT_FOR_US.search(said) or _stops_all(response))):
        sentence = _("%(service)s does not let the desk send. Check the API key, the region and the domain there.")
        return CannotReach(f"{sentence % named} {_quoted(with_words)}")
    if status in BUSY:
        return CannotReach(f"{_('%(service)s asks us to try again later.') % named} {_quoted(with_words)}")
    if status == TOO_LARGE:
        return Refused(f"{_('The mail is too large.')} {_quoted(with_words)}", is_permanent=True)
    if status >= 500 or status < 400:
        later = _("%(service)s asks us to try again later.") % named
        return Refused(f"{later} {_quoted(with_words)}", is_permanent=False)
    return Refused(f"{_('The mail was refused.')} {_quoted(with_words)}", is_permanent=True)


def _quoted(with_words: dict[str, str]) -> str:
    return _("%(service)s said: “%(said)s”") % with_words


def _stops_all(response: Any) -> bool:
    """Postmark answers 422 to everything, with a number that tells them apart."""
    try:
        said = response.json()
    except ValueError:
        return False
    return isinstance(said, dict) and said.get("ErrorCode") in _POSTMARK_STOPS
