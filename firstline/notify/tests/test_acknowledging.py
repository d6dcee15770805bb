from datetime import timedelta

import pytest

from firstline.channels.email.actions.fail_mail import stop_writing_to
from firstline.channels.email.models import Mailbox, OutgoingMail
from firstline.channels.email.tests.sample_mails import a_mailbox
from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import configure_desk
from firstline.core.models import LoggedEvent
from firstline.notify.reactions import acknowledge
from firstline.people.actions.add_person import ensure_person
from firstline.people.models import Person
from firstline.tickets.actions.register import Request, register
from firstline.tickets.actions.reply import reply
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.events import TicketRegistered
from firstline.tickets.models import Message, Participant, Ticket
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW, as_actor

pytestmark = pytest.mark.django_db
SPAM = "Buy pills at https://evil.test"


@pytest.fixture
def mailbox():
    return a_mailbox()


@pytest.fixture
def anna(cast):
    """Anna, who has signed in once."""
    Person.objects.filter(pk=cast.anna.pk).update(last_login=NOW)
    return Person.objects.select_related("role").get(pk=cast.anna.pk)


def asked(person, *, channel=Channel.MAIL, at=NOW, by=None, **values) -> Ticket:
    request = Request(
        requester=person,
        subject=values.pop("subject", "No sound"),
        words=from_text("At all."),
        channel=channel,
        **values,
    )
    return register(request, by=by or as_actor(person), at=at)


def sent() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.order_by("id"))


def test_tells_the_number_what_comes_next_and_the_way_to_the_request(mailbox, anna, run_jobs):
    ticket = asked(anna)
    run_jobs()
    (mail,) = sent()
    assert (mail.address, mail.name, mail.auto) == ("anna@bergs.test", "Anna Berg", "auto-replied")
    assert mail.subject == f"[{ticket.number}] No sound"
    assert mail.text.startswith("Hello Anna,\n\nWe have your request. Its number is FL-")
    assert "Follow your request: http://127.0.0.1:8000/r/" in mail.text
    assert mail.html.count("/r/") == 1
    assert (mail.ticket, mail.message, mail.person) == (ticket, None, anna)


def test_speaks_the_persons_language_else_the_requests_else_the_desks(mailbox, cast, run_jobs):
    Person.objects.update(last_login=NOW)
    Person.objects.filter(pk=cast.anna.pk).update(language="sv")
    asked(Person.objects.get(pk=cast.anna.pk), language="en")
    asked(Person.objects.get(pk=cast.oskar.pk), language="sv-SE")
    configure_desk(by=SYSTEM, at=NOW, language="sv")
    asked(Person.objects.get(pk=cast.per.pk), language="fr")
    run_jobs()
    assert [mail.language for mail in sent()] == ["sv", "sv", "sv"]
    assert sent()[0].text.startswith("Hej Anna,\n\nVi har tagit emot ditt ärende.")


def test_tells_once_however_often_the_job_runs(mailbox, anna, run_jobs):
    ticket = asked(anna)
    run_jobs()
    logged = LoggedEvent.objects.get(kind="ticket:registered")
    event = TicketRegistered(ticket_id=ticket.pk, message_id=1, channel="mail", requester_id=anna.pk)
    acknowledge(event, logged)
    assert len(sent()) == 1


# ── machines and loops ────────────────────────────────────────────────────────


def test_never_answers_what_says_it_is_a_machine(mailbox, anna, run_jobs):
    asked(anna, acknowledge=False)
    run_jobs()
    assert sent() == []


@pytest.mark.parametrize("address", ["no-reply@shop.test", "mailer-daemon@x.test", "support@desk.test", "a b@x", ""])
def test_never_writes_to_machines_to_itself_or_to_nothing(mailbox, address, run_jobs, cast):
    person = cast.anna
    Person.objects.filter(pk=person.pk).update(email=address or None, last_login=NOW)
    asked(Person.objects.get(pk=person.pk))
    run_jobs()
    assert sent() == []


def test_never_writes_where_mail_came_back(mailbox, anna, run_jobs):
    stop_writing_to("anna@bergs.test", "Nobody there.", at=NOW)
    asked(anna)
    run_jobs()
    assert sent() == []


def test_answers_the_same_sender_once_a_day(mailbox, anna, run_jobs):
    for hours in (0, 1, 23.9, 24.1):
        asked(anna, at=NOW + timedelta(hours=hours))
    run_jobs()
    assert [(mail.created_at - NOW) / timedelta(hours=1) for mail in sent()] == [0, 24.1]


def test_once_a_day_for_each_mailbox(mailbox, anna, cast, run_jobs):
    Mailbox.objects.create(name="Network", address="network@desk.test", team=cast.network, way_out="folder")
    asked(anna)
    asked(anna, team=cast.network)
    run_jobs()
    assert [mail.mailbox.address for mail in sent()] == ["support@desk.test", "network@desk.test"]


def test_another_sender_is_answered_all_the_same(mailbox, anna, cast, run_jobs):
    asked(anna)
    asked(cast.oskar)
    run_jobs()
    assert [mail.address for mail in sent()] == ["anna@bergs.test", "oskar@bergs.test"]


@pytest.mark.parametrize("channel", [Channel.PORTAL, Channel.PHONE])
def test_the_portal_and_the_phone_are_told_each_time_up_to_ten_times_a_day(mailbox, anna, channel, run_jobs):
    for minute in range(12):
        asked(anna, channel=channel, at=NOW + timedelta(minutes=minute))
    run_jobs()
    assert len(sent()) == 10
    assert {mail.auto for mail in sent()} == {"auto-generated"}


def test_reopening_by_mail_is_confirmed_but_never_more_than_three_answers_in_a_ticket(mailbox, anna, cast, run_jobs):
    ticket = asked(anna)
    for day in range(1, 6):
        at = NOW + timedelta(days=2 * day)
        resolve(ticket, resolution="Done.", by=cast.actor(cast.boris), at=at, tell_user=False)
        reply(
            ticket, from_text("No!"), author=anna, channel=Channel.MAIL, by=as_actor(anna), at=at + timedelta(hours=1)
        )
    run_jobs()
    assert [mail.kind for mail in sent()] == ["acknowledgement", "reopened", "reopened"]
    assert "is open again" in sent()[1].text


def test_reopening_in_the_portal_needs_no_mail(mailbox, anna, cast, run_jobs):
    ticket = asked(anna, channel=Channel.PORTAL)
    resolve(ticket, resolution="Done.", by=cast.actor(cast.boris), at=NOW, tell_user=False)
    reply(ticket, from_text("No!"), author=anna, channel=Channel.PORTAL, by=as_actor(anna), at=NOW)
    run_jobs()
    assert [mail.kind for mail in sent()] == ["acknowledgement"]


# ── strangers ─────────────────────────────────────────────────────────────────


@pytest.fixture
def victim(cast):
    return ensure_person(name=SPAM, email="victim@elsewhere.test", by=SYSTEM, at=NOW)


def test_no_stranger_has_us_send_their_words_to_somebody(mailbox, victim, run_jobs):
    asked(victim, subject=SPAM, by=SYSTEM)
    run_jobs()
    (mail,) = sent()
    assert mail.subject == f"[FL-{mail.ticket_id}] Your request"
    assert mail.name == ""
    for part in (mail.subject, mail.text, mail.html, mail.from_name):
        assert "evil.test" not in part
        assert "pills" not in part
    assert mail.text.startswith("Hello,\n")


@pytest.mark.parametrize("channel", [Channel.MAIL, Channel.PORTAL, Channel.API])
def test_a_strangers_address_gets_one_mail_a_day_from_all_mailboxes(mailbox, victim, cast, channel, run_jobs):
    Mailbox.objects.create(name="Network", address="network@desk.test", team=cast.network, way_out="folder")
    asked(victim, channel=channel, by=SYSTEM)
    asked(victim, channel=channel, by=SYSTEM, team=cast.network)
    run_jobs()
    assert len(sent()) == 1


def test_whoever_opened_a_link_from_a_mail_is_no_stranger(mailbox, cast, run_jobs):
    ticket = asked(cast.anna)
    Message.objects.filter(ticket=ticket).update(channel=Channel.LINK)
    asked(cast.anna, at=NOW + timedelta(days=2))
    run_jobs()
    assert sent()[1].subject.endswith("No sound")


def test_whoever_says_they_are_somebody_we_know_has_us_send_no_words_either(mailbox, cast, run_jobs):
    Person.objects.filter(pk=cast.anna.pk).update(last_login=NOW)
    asked(cast.anna, subject=SPAM, channel=Channel.FORM, by=SYSTEM)
    run_jobs()
    (mail,) = sent()
    assert mail.subject == f"[FL-{mail.ticket_id}] Your request"
    assert "evil.test" not in mail.subject + mail.text + mail.html


def test_whom_an_agent_entered_is_no_stranger(mailbox, cast, run_jobs):
    person = ensure_person(name="Eva Ek", email="eva@bergs.test", by=cast.actor(cast.boris), at=NOW)
    asked(person, channel=Channel.PHONE, by=cast.actor(cast.boris))
    run_jobs()
    assert sent()[0].text.startswith("Hello Eva,")


def test_the_link_in_it_is_the_recipients_own(mailbox, anna, run_jobs):
    ticket = asked(anna)
    run_jobs()
    participant = Participant.objects.get(ticket=ticket)
    assert f"/r/{participant.pk}-" in sent()[0].text
