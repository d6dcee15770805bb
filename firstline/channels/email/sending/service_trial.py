"""Asking a service whether it knows a key, where it can be asked without sending a mail."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests
from django.utils.translation import gettext as _

from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mail_service import MailService
from firstline.channels.email.sending.faults import CannotReach
from firstline.channels.email.services.known import OUTGOING
from firstline.core.outbound.fixed_host import FixedHostSession

KEY_IS_WRONG = frozenset({401, 403})


@dataclass(frozen=True)
class Question:
    """What is asked. {key}, {second} and {domain} stand for the mailbox's own. A call that lacks all it needs is
    answered with 400 where the key is right."""

    method: str
    path: str
    headers: Mapping[str, str]
    auth: tuple[str, str] | None = None
    json: Any = None


QUESTIONS: Mapping[str, Question] = {
    MailService.BREVO: Question("GET", "account", {"api-key": "{key}"}),
    MailService.MAILGUN: Question("POST", "{domain}/messages", {}, ("api", "{key}")),
    MailService.MAILJET: Question("POST", "send", {}, ("{key}", "{second}"), {"Messages": []}),
    MailService.MANDRILL: Question("POST", "users/ping2.json", {}, None, {"key": "{key}"}),
    MailService.POSTMARK: Question("GET", "server", {"X-Postmark-Server-Token": "{key}", "Accept": "application/json"}),
    MailService.SENDGRID: Question("GET", "scopes", {"Authorization": "Bearer {key}"}),
}


def key_is_known(mailbox: Mailbox) -> bool | None:
    """Whether the service knows the key; None where it can't be asked. Raises CannotReach in plain words."""
    question = QUESTIONS.get(mailbox.out_service)
    if question is None:
        return None
    address = OUTGOING[mailbox.out_service].addresses[mailbox.out_region]
    with FixedHostSession(address) as session:
        try:
            answer = session.request(
                question.method,
                f"{address}{_filled(question.path, mailbox)}",
                headers={name: _filled(value, mailbox) for name, value in question.headers.items()},
                auth=tuple(_filled(one, mailbox) for one in question.auth) if question.auth else None,
                json={n: _filled(v, mailbox) if isinstance(v, str) else v for n, v in question.json.items()}
                if question.json
                else None,
            )
        except (requests.RequestException, UnicodeError) as fault:
            named = {"service": MailService(mailbox.out_service).label}
            raise CannotReach(_("%(service)s can't be reached.") % named) from fault
    return answer.status_code not in KEY_IS_WRONG and not (answer.status_code >= 500 and "Invalid_Key" in answer.text)


def _filled(pattern: str, mailbox: Mailbox) -> str:
    domain = mailbox.address.rpartition("@")[2]
    return pattern.format(key=mailbox.out_key, second=mailbox.out_second_key, domain=domain)
