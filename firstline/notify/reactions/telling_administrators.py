"""Telling those who manage mailboxes that one of them needs them."""

from collections.abc import Callable, Mapping

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from firstline.channels.email.actions.queue_mail import Letter, queue_mail
from firstline.channels.email.composing.from_where import mailbox_for_notice
from firstline.channels.email.events import (
    MailboxFailed,
    MailboxSignInEnds,
    MailboxSignInFailed,
    MailboxStillCannotSend,
    RoundTripLost,
    SenderHeldBack,
)
from firstline.channels.email.models import Mailbox, OAuthGrant
from firstline.channels.email.models.outgoing import Auto
from firstline.channels.email.sign_in_standing import sign_in_standing
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
    """Say that mail can't be fetched any more, and why; unless its sign-in has failed, which is said by itself."""
    if not OAuthGrant.objects.filter(mailbox_id=event.mailbox_id).exclude(failing_since=None).exists():
        _tell_trouble(
            event.mailbox_id, lambda: _("No mail can be fetched. %(reason)s") % {"reason": event.reason}, logged
        )


def tell_cannot_send(event: MailboxStillCannotSend, logged: LoggedEvent) -> None:
    """Say that no mail has left for minutes, and why."""
    _tell_trouble(event.mailbox_id, lambda: _("No mail leaves. %(reason)s") % {"reason": event.reason}, logged)


def tell_sign_in_failed(event: MailboxSignInFailed, logged: LoggedEvent) -> None:
    """Say that the provider lets the desk in no more, and why."""
    _tell_trouble(event.mailbox_id, lambda: event.reason, logged)


def tell_round_trip_lost(event: RoundTripLost, logged: LoggedEvent) -> None:
    """Say that mail the mailbox sends to itself does not come back, although nothing fails."""
    sentence = gettext_noop(
        "A mail that the mailbox sent to itself did not come back within ten minutes, although no server complained. "
        "Look whether it lies in the junk folder or in a queue at the provider."
    )
    _tell_trouble(event.mailbox_id, lambda: _(sentence), logged)


def tell_sign_in_ends(event: MailboxSignInEnds, logged: LoggedEvent) -> None:
    """Say that a client secret or a sign-in ends soon, as it is now: it may have been renewed meanwhile."""
    mailbox = Mailbox.objects.get(pk=event.mailbox_id)
    ending = sign_in_standing(mailbox, at=logged.at).ending
    if ending is not None and ending.is_soon:
        _tell_trouble(mailbox.pk, lambda: ending.words, logged)


def tell_sender_held(event: SenderHeldBack, logged: LoggedEvent) -> None:
    """Say that somebody's mails are held because there are too many."""
    values = {"sender.address": Value(event.address), "link": Value(link_with(HELD_MAIL))}
    _tell(Kind.SENDER_HELD, event.mailbox_id, lambda: values, logged)


def _tell_trouble(mailbox_id: int, say: Callable[[], str], logged: LoggedEvent) -> None:
    """`say` gives the words in the language that is spoken when it is called. The mail leaves from another mailbox if
    any can send: what is broken can't say so itself."""

    def values() -> dict[str, Value]:
        return {"words": set_off(say()), "link": Value(link_with(MAILBOXES))}

    _tell(Kind.MAILBOX_TROUBLE, mailbox_id, values, logged, from_another=True)


def _tell(
    kind: Kind,
    mailbox_id: int,
    values: Callable[[], Mapping[str, Value]],
    logged: LoggedEvent,
    *,
    from_another: bool = False,
) -> None:
    mailbox = Mailbox.objects.get(pk=mailbox_id)
    leaves_from = mailbox_for_notice(mailbox) if from_another else None
    of_mailbox = {"mailbox.name": Value(mailbox.name), "mailbox.address": Value(mailbox.address)}
    for person in _who_manage_mailboxes():
        language = language_for(person)
        with translation.override(language):
            known = {**desk_values(), **recipient_values(person), **of_mailbox, **values()}
            said = render(kind, language, known)
        queue_mail(
            Letter(
                key=f"{logged.pk}:{person.pk}:{kind}",
                kind=kind,
                auto=Auto.GENERATED,
                mailbox=leaves_from,
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
