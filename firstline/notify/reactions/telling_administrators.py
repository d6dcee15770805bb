"""Telling those who manage mailboxes that one of them needs them."""

from collections.abc import Mapping

from django.utils import translation

from firstline.channels.email.actions.queue_mail import Letter, queue_mail
from firstline.channels.email.events import MailboxFailed, SenderHeldBack
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.outgoing import Auto
from firstline.core.models import LoggedEvent
from firstline.core.permissions import Permission
from firstline.notify.kinds import Kind
from firstline.notify.links import HELD_MAIL, MAILBOXES, link_with
from firstline.notify.rendering import render, set_off
from firstline.notify.restraint import may_write_by_itself
from firstline.notify.speaking import desk_values, language_for, recipient_values
from firstline.notify.wording.fill import Value
from firstline.people.models import Person, Role


def tell_mailbox_trouble(event: MailboxFailed, logged: LoggedEvent) -> None:
    """Say that mail can't be fetched any more, and why."""
    values = {"words": set_off(event.reason), "link": Value(link_with(MAILBOXES))}
    _tell(Kind.MAILBOX_TROUBLE, event.mailbox_id, values, logged)


def tell_sender_held(event: SenderHeldBack, logged: LoggedEvent) -> None:
    """Say that somebody's mails are held because there are too many."""
    values = {"sender.address": Value(event.address), "link": Value(link_with(HELD_MAIL))}
    _tell(Kind.SENDER_HELD, event.mailbox_id, values, logged)


def _tell(kind: Kind, mailbox_id: int, values: Mapping[str, Value], logged: LoggedEvent) -> None:
    mailbox = Mailbox.objects.get(pk=mailbox_id)
    of_mailbox = {"mailbox.name": Value(mailbox.name), "mailbox.address": Value(mailbox.address)}
    for person in _who_manage_mailboxes():
        language = language_for(person)
        with translation.override(language):
            known = {**desk_values(), **recipient_values(person), **of_mailbox, **values}
            said = render(kind, language, known)
        queue_mail(
            Letter(
                key=f"{logged.pk}:{person.pk}:{kind}",
                kind=kind,
                auto=Auto.GENERATED,
                address=person.email or "",
                name=person.name,
                subject=said.subject,
                text=said.text,
                html=said.html,
                language=language,
            ),
            at=logged.at,
        )


def _who_manage_mailboxes() -> list[Person]:
    roles = [pk for pk, may in Role.objects.values_list("pk", "may") if Permission.MAILBOXES in may]
    people = Person.objects.filter(role_id__in=roles, is_active=True).order_by("id")
    return [person for person in people if may_write_by_itself(person)]
