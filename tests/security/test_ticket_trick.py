"""Who is speaking: mail by which other services let somebody in stays with agents (Ticket Trick, 2017)."""

import pytest

from firstline.channels.email.actions.keep_mailbox import CannotKeepMailbox, change_mailbox
from firstline.channels.email.addressing import reply_address
from firstline.channels.email.held import CannotDecide, accept_held, attach_held
from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.access import SYSTEM
from firstline.people.actions.add_person import CannotAddPerson, add_person, ensure_person
from firstline.people.queries import role
from firstline.tickets.actions.participants import add_participant
from firstline.tickets.models import Message, Ticket
from tests.cast import NOW

CODE = "493-817"


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk, aliases=["help@desk.test"])


def code_mail(to: str, sender: str = "Slack <no-reply@slack.test>", **headers) -> bytes:
    given = {"To": to, "Subject": f"Slack confirmation code: {CODE}", "text": f"Your code is {CODE}", **headers}
    return mail(sender, **given)


@pytest.mark.parametrize("sender", ["no-reply@slack.test", "Anna Berg <anna@bergs.test>", "feedback@slack.test"])
def test_a_code_sent_to_ones_own_reply_address_is_not_readable_there(box, cast, ticket, signed_in, run_jobs, sender):
    """Whoever has a request has an address of ours, and can give it to a service as their own."""
    machine = ensure_person(name="Slack", email="no-reply@slack.test", by=SYSTEM, at=NOW)
    add_participant(ticket, machine, by=SYSTEM, at=NOW)
    to = reply_address(box, ticket.pk, cast.anna.pk)
    (row,) = arrive(box, code_mail(to, sender, Auto_Submitted="auto-generated"))
    run_jobs()
    assert (row.state, row.held_for) == (MailState.HELD, HeldFor.VERIFICATION)
    anna = signed_in(cast.anna)
    for page in ("/", "/requests/", f"/requests/{ticket.pk}/", f"/requests/{ticket.pk}/now/", "/requests/?q=493"):
        assert CODE not in anna.get(page).content.decode()
    assert not OutgoingMail.objects.filter(text__contains=CODE).exists()


def test_no_decision_of_an_agent_shows_it_to_a_user(box, cast, ticket):
    (row,) = arrive(box, code_mail(reply_address(box, ticket.pk, cast.anna.pk)))
    with pytest.raises(CannotDecide):
        attach_held(row, ticket, by=cast.actor(cast.boris), at=NOW)
    assert ticket.messages.count() == 1


@pytest.mark.parametrize("held_for", [HeldFor.TOO_MANY, HeldFor.FAILED, HeldFor.MAY_BELONG, HeldFor.MACHINE])
def test_nor_when_it_was_held_for_another_reason_first(box, cast, ticket, held_for):
    """A flood before it, or a fault, must not wash it through."""
    (row,) = arrive(box, code_mail("support@desk.test"))
    row.held_for = held_for
    row.save()
    with pytest.raises(CannotDecide):
        attach_held(row, ticket, by=cast.actor(cast.boris), at=NOW)
    assert Message.objects.count() == 1


def test_who_sent_it_is_not_answered_even_when_it_becomes_a_request(box, cast, run_jobs):
    (row,) = arrive(box, code_mail("support@desk.test", "Slack <hello@slack.test>", Auto_Submitted="auto-generated"))
    assert row.state == MailState.HELD
    row.held_for = HeldFor.TOO_MANY
    row.save()
    ticket = accept_held(row, by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    assert Ticket.objects.get() == ticket
    assert OutgoingMail.objects.count() == 0


@pytest.mark.parametrize(
    "address",
    [
        "support@desk.test",
        "SUPPORT@desk.test",
        " support@desk.test ",
        "help@desk.test",
        "support+anna@desk.test",
        "support+fl1.2.aaaaaaaaaaaaaaaaaaaaaaaaaa@desk.test",
        "Support+x@DESK.TEST",
    ],
)
def test_an_address_of_a_mailbox_is_nobodys_login(box, address):
    with pytest.raises(CannotAddPerson):
        add_person(name="Eve", email=address, as_role=role("user"), by=SYSTEM, at=NOW)


def test_and_a_login_is_no_mailboxs_address(box, cast):
    for values in ({"address": "anna@bergs.test"}, {"aliases": ["ANNA@bergs.test"]}):
        with pytest.raises(CannotKeepMailbox):
            change_mailbox(box, by=SYSTEM, at=NOW, **values)


def test_a_link_to_sign_in_asked_for_our_own_address_is_mailed_to_nobody(box, client, run_jobs):
    client.post("/account/link/", {"email": "support+fl1@desk.test"})
    run_jobs()
    assert OutgoingMail.objects.count() == 0
