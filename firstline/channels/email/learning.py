"""Teaching the spam filter, where the installation names one: rspamd's controller, or a command such as sa-learn.

Both are set by environment variables and not in the browser, because one is a command of the machine and the other a
server inside the house.
"""

import logging
import shlex
import subprocess
from typing import Literal

from django.conf import settings

from firstline.channels.email.events import MailFiled
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.models.incoming import HeldFor
from firstline.channels.email.queries import first_mail_of, wrote_first
from firstline.core.files.keep import content_of
from firstline.core.models import LoggedEvent
from firstline.core.outbound import CannotAsk, post_in_own_house
from firstline.tickets.events import TicketMarkedSpam, TicketUnmarkedSpam
from firstline.tickets.models import Ticket

log = logging.getLogger("firstline.mail")

Lesson = Literal["spam", "ham"]
SECONDS = 30.0
FAULTS_FROM = 400
LARGEST = 5 * 1024 * 1024
"""Bytes of a mail that is still worth learning from."""


def learn_spam(event: TicketMarkedSpam, _logged: LoggedEvent) -> None:
    """Show the filter what was marked as spam."""
    _learn_of_ticket(event.ticket_id, "spam")


def learn_ham(event: TicketUnmarkedSpam, _logged: LoggedEvent) -> None:
    """Show the filter what was no spam after all."""
    _learn_of_ticket(event.ticket_id, "ham")


def learn_from_decision(event: MailFiled, _logged: LoggedEvent) -> None:
    """Show the filter a mail that was held as spam and is none."""
    if event.held_for == HeldFor.SPAM:
        _learn(IncomingMail.objects.select_related("raw").get(pk=event.mail_id), "ham")


def _learn_of_ticket(ticket_id: int, lesson: Lesson) -> None:
    """What a colleague passed on teaches nothing: the mail is the colleague's, and theirs are none."""
    ticket = Ticket.objects.select_related("requester").get(pk=ticket_id)
    first = first_mail_of(ticket)
    if first is not None and wrote_first(first, ticket) == first.from_address:
        _learn(first, lesson)


def _learn(mail: IncomingMail, lesson: Lesson) -> None:
    """A filter that will not learn is said in the log, and holds nothing up."""
    if not (settings.RSPAMD_URL or settings.SPAM_LEARN_COMMAND) or mail.raw.size > LARGEST:
        return
    try:
        raw = content_of(mail.raw)
        if settings.RSPAMD_URL:
            _tell_rspamd(raw, lesson)
        if settings.SPAM_LEARN_COMMAND:
            _run_command(raw, lesson)
    except (OSError, subprocess.SubprocessError, CannotAsk) as fault:
        log.warning("The spam filter did not learn from mail %s: %s", mail.pk, fault)


def _tell_rspamd(raw: bytes, lesson: Lesson) -> None:
    headers = {"Password": settings.RSPAMD_PASSWORD}
    answer = post_in_own_house(f"{settings.RSPAMD_URL}/learn{lesson}", raw, headers, seconds=SECONDS)
    if answer.status >= FAULTS_FROM:
        raise OSError(f"rspamd answered {answer.status}")


def _run_command(raw: bytes, lesson: Lesson) -> None:
    command = [*shlex.split(settings.SPAM_LEARN_COMMAND), f"--{lesson}"]
    subprocess.run(command, input=raw, check=True, timeout=SECONDS, capture_output=True)  # noqa: S603 -- the operator's own, from the environment
