"""Mails that let people in, made by the worker so that asking takes the same time for addresses nobody has."""

from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.core.jobs import job
from firstline.notify.letting_in import send_sign_in_link
from firstline.people.actions.sign_in import ask_sign_in_link
from firstline.people.queries import person_by_email


@job(retries=5)
def mail_sign_in_link(*, address: str) -> None:
    """Mail a link to the person with this address; nothing where nobody has it."""
    person = person_by_email(address)
    if person is None or not person.is_active:
        return
    secret = ask_sign_in_link(person, by=SYSTEM, at=now())
    if secret:
        send_sign_in_link(person, secret, at=now())
