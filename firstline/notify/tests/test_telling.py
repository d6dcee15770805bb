"""Solved, handed over, a new link, and what lets people in."""

from datetime import timedelta

import pytest
from django.db import transaction

from firstline.channels.email.events import (
    MailboxFailed,
    MailboxSignInEnds,
    MailboxSignInFailed,
    MailboxStillCannotSend,
    RoundTripLost,
    SenderHeldBack,
)
from firstline.channels.email.models import Mailbox, OAuthClient, OAuthGrant, OutgoingMail
from firstline.channels.email.models.outgoing import PUT_IN_LATER
from firstline.channels.email.tests.sample_mails import a_mailbox
from firstline.core.access import SYSTEM
from firstline.core.events import Event, record
from firstline.notify.letting_in import send_invitation, send_new_address_link, send_sign_in_link
from firstline.people.models import Person
from firstline.tickets.actions.ask_guest_link import ask_guest_link
from firstline.tickets.actions.assign import assign, take
from firstline.tickets.actions.participants import add_participant
from firstline.tickets.actions.reopen import reopen
from firstline.tickets.actions.resolve import confirm_solved, resolve
from firstline.tickets.models import Participant
from tests.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mailbox(cast, ticket, run_jobs):
    found = a_mailbox()
    run_jobs()
    OutgoingMail.objects.all().delete()
    return found


def sent() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.order_by("id"))


def test_solving_tells_what_was_done_and_asks_whether_it_works(cast, ticket, run_jobs):
    resolve(ticket, resolution="New <toner>\nput in", by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    (mail,) = sent()
    assert (mail.kind, mail.auto, mail.from_name) == ("resolved", "auto-generated", "Boris Nord")
    assert "New <toner>\nput in" in mail.text
    assert "New &lt;toner&gt;<br>" in mail.html
    assert "It works now: http://127.0.0.1:8000/r/" in mail.text
    assert mail.text.count("?works=yes") == mail.text.count("?works=no") == 1
    assert "in 7 days" in mail.text


def test_everybody_who_takes_part_is_told(cast, ticket, run_jobs):
    add_participant(ticket, cast.oskar, by=cast.actor(cast.boris), at=NOW)
    resolve(ticket, resolution="Done.", by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    assert [mail.address for mail in sent()] == ["anna@bergs.test", "oskar@bergs.test"]
    assert sent()[1].cc == [["Oskar Lind", "oskar@bergs.test"]]


def test_nobody_is_told_when_the_agent_does_not_want_it_or_the_user_said_so(cast, ticket, other_ticket, run_jobs):
    run_jobs()
    OutgoingMail.objects.all().delete()
    resolve(ticket, resolution="Done.", by=cast.actor(cast.boris), at=NOW, tell_user=False)
    confirm_solved(other_ticket, by=cast.actor(cast.per), at=NOW)
    run_jobs()
    assert sent() == []


def test_nobody_is_told_of_a_solution_that_is_none_any_more(cast, ticket, run_jobs):
    resolve(ticket, resolution="Done.", by=cast.actor(cast.boris), at=NOW)
    reopen(ticket, by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    assert sent() == []


def test_an_agent_is_told_what_somebody_else_hands_them(cast, ticket, run_jobs):
    assign(ticket, team=cast.network, assignee=cast.erik, by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    (mail,) = sent()
    assert (mail.address, mail.ticket) == ("erik@desk.test", None)
    assert f"Boris Nord has handed you the request {ticket.number} of Anna Berg: Printer on floor 3" in mail.text
    assert f"/desk/tickets/{ticket.pk}/" in mail.text
    assert "/r/" not in mail.text


def test_taking_a_request_or_giving_it_to_a_team_is_no_news(cast, ticket, run_jobs):
    take(ticket, by=cast.actor(cast.boris), at=NOW)
    assign(ticket, team=cast.network, assignee=None, by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    assert sent() == []


def test_a_new_link_goes_to_the_address_we_know(cast, ticket, run_jobs):
    ask_guest_link(Participant.objects.get(ticket=ticket), at=NOW)
    run_jobs()
    (mail,) = sent()
    assert (mail.kind, mail.address) == ("new-link", "anna@bergs.test")
    assert "Open the request: http://127.0.0.1:8000/r/" in mail.text


# ── those who manage mailboxes ────────────────────────────────────────────────


def test_who_manages_mailboxes_is_told_that_one_fails(cast, mailbox, run_jobs):
    Person.objects.filter(pk=cast.ada.pk).update(language="sv")
    with transaction.atomic():
        record(MailboxFailed(mailbox_id=mailbox.pk, reason="The password <x> is wrong."), by=SYSTEM, at=NOW)
    run_jobs()
    (mail,) = sent()
    assert (mail.address, mail.auto) == ("ada@desk.test", "auto-generated")
    assert mail.subject == "Support: brevlådan behöver dig"
    assert "The password <x> is wrong." in mail.text
    assert "The password &lt;x&gt; is wrong." in mail.html


def test_and_that_a_sender_is_held_back(cast, mailbox, run_jobs):
    with transaction.atomic():
        record(SenderHeldBack(mailbox_id=mailbox.pk, address="alarm@x.test"), by=SYSTEM, at=NOW)
    run_jobs()
    (mail,) = sent()
    assert mail.subject == "Support: mails of alarm@x.test are held"
    assert "/desk/needs-a-look/" in mail.text


# ── letting in ────────────────────────────────────────────────────────────────


def test_a_link_to_sign_in_lasts_an_hour_and_is_not_kept_in_the_clear(cast):
    send_sign_in_link(cast.anna, "s3cret", at=NOW)
    (mail,) = sent()
    assert "s3cret" not in mail.text + mail.html + mail.subject + mail.key
    assert mail.secret == "http://127.0.0.1:8000/account/in/s3cret/"
    assert mail.text.count(PUT_IN_LATER) == mail.html.count(PUT_IN_LATER) == 1
    assert mail.give_up_at == NOW + timedelta(hours=1)


def test_asked_twice_with_one_secret_it_is_sent_once(cast):
    send_sign_in_link(cast.anna, "s3cret", at=NOW)
    send_sign_in_link(cast.anna, "s3cret", at=NOW)
    assert len(sent()) == 1


def test_an_invitation_names_who_invites_in_the_language_of_the_invited(cast):
    Person.objects.filter(pk=cast.erik.pk).update(language="sv")
    send_invitation(Person.objects.get(pk=cast.erik.pk), "s3cret", by=cast.actor(cast.ada), at=NOW)
    (mail,) = sent()
    assert mail.subject == "Ada Admin bjuder in dig till Firstline"
    assert mail.secret.endswith("/account/invited/s3cret/")


def test_a_new_address_is_confirmed_there_and_not_at_the_old_one(cast):
    send_new_address_link(cast.anna, "Anna.New@Bergs.test", "tok", at=NOW)
    (mail,) = sent()
    assert mail.address == "anna.new@bergs.test"
    assert mail.secret.endswith("/account/new-address/tok/")


def test_somebody_without_an_address_is_sent_nothing(cast):
    cast.anna.email = None
    send_sign_in_link(cast.anna, "s3cret", at=NOW)
    assert sent() == []


# ── mailboxes in trouble ──────────────────────────────────────────────────────


def trouble(event: Event) -> None:
    with transaction.atomic():
        record(event, by=SYSTEM, at=NOW)


def test_the_notice_leaves_by_another_mailbox_than_the_broken_one(cast, mailbox, run_jobs):
    sales = a_mailbox(name="Sales", address="sales@desk.test", is_default=False)
    for event in (
        MailboxFailed(mailbox_id=mailbox.pk, reason="It is down."),
        MailboxStillCannotSend(mailbox_id=mailbox.pk, reason="It is down."),
        RoundTripLost(mailbox_id=mailbox.pk),
        MailboxSignInFailed(mailbox_id=mailbox.pk, reason="It was withdrawn."),
    ):
        trouble(event)
    run_jobs()
    assert {mail.mailbox for mail in sent()} == {sales}
    words = [
        "No mail can be fetched. It is down.",
        "No mail leaves. It is down.",
        "within ten minutes",
        "It was withdrawn.",
    ]
    assert all(word in mail.text for word, mail in zip(words, sent(), strict=True))


@pytest.mark.parametrize(
    "broken", [{"cannot_send_since": NOW}, {"is_active": False}, {"way_out": "smtp"}, {"sign_in": "google"}]
)
def test_a_mailbox_that_can_not_send_either_is_not_asked(cast, mailbox, run_jobs, broken):
    a_mailbox(name="Sales", address="sales@desk.test", is_default=False, **broken)
    trouble(MailboxFailed(mailbox_id=mailbox.pk, reason="It is down."))
    run_jobs()
    assert [mail.mailbox for mail in sent()] == [mailbox]


def test_a_sign_in_that_fails_is_told_once_not_twice(cast, mailbox, run_jobs):
    client = OAuthClient.objects.create(provider="google", client_id="x")
    OAuthGrant.objects.create(
        mailbox=mailbox, client=client, access_ends_at=NOW, refresh_token="r", granted_at=NOW, failing_since=NOW
    )
    trouble(MailboxSignInFailed(mailbox_id=mailbox.pk, reason="It was withdrawn."))
    trouble(MailboxFailed(mailbox_id=mailbox.pk, reason="It was withdrawn."))
    run_jobs()
    assert len(sent()) == 1


def test_the_end_of_a_secret_is_told_unless_it_was_renewed_meanwhile(cast, mailbox, run_jobs):
    Mailbox.objects.filter(pk=mailbox.pk).update(sign_in="google")
    OAuthClient.objects.create(provider="google", client_id="x", secret_ends_on=NOW.date() + timedelta(days=3))
    trouble(MailboxSignInEnds(mailbox_id=mailbox.pk, days=3))
    run_jobs()
    (mail,) = sent()
    assert "The client secret ends in 3 days. Make a new one at the provider" in mail.text
    OAuthClient.objects.update(secret_ends_on=NOW.date() + timedelta(days=300))
    trouble(MailboxSignInEnds(mailbox_id=mailbox.pk, days=1))
    run_jobs()
    assert len(sent()) == 1
