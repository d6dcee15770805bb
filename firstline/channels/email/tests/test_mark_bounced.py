import pytest

from firstline.channels.email.actions.mark_bounced import mark_bounced
from firstline.channels.email.actions.resend import CannotResend, resend
from firstline.channels.email.models import UnreachableAddress
from firstline.channels.email.models.outgoing import PUT_IN_LATER
from firstline.channels.email.outbox.batch import send_due
from firstline.channels.email.outbox.deliveries import delivery_of, sending_now, unreachable_among
from firstline.channels.email.tests.sample_mails import a_mailbox, kept_in, queued
from firstline.core.access import SYSTEM
from firstline.core.errors import NotAllowed
from firstline.core.models import LoggedEvent
from firstline.people.actions.change_person import change_person
from firstline.tickets.actions.answer import answer
from firstline.tickets.wording import from_text
from tests.cast import NOW

pytestmark = pytest.mark.django_db
GONE = "550 5.1.1 No such user"


@pytest.fixture
def mail(cast, ticket):
    a_mailbox()
    mail = queued(ticket=ticket, person=cast.anna)
    send_due(at=NOW)
    return mail


def bounced(mail, *, permanent=True, recipients=("anna@bergs.test",), header_id=None):
    return mark_bounced(
        header_id or f"<{mail.header_id}>", recipients=recipients, permanent=permanent, by=SYSTEM, at=NOW, reason=GONE
    )


def test_marks_the_very_mail_and_tells_the_agents(mail, ticket):
    assert bounced(mail) == mail
    mail.refresh_from_db()
    assert (mail.state, mail.last_error) == ("bounced", GONE)
    event = LoggedEvent.objects.get(kind="ticket:mail-not-delivered")
    assert (event.subject_id, event.data["address"], event.data["came_back"]) == (ticket.pk, "anna@bergs.test", True)
    assert UnreachableAddress.objects.get().address == "anna@bergs.test"


def test_who_looks_at_the_person_sees_that_mail_came_back(mail):
    bounced(mail)
    assert unreachable_among(["Anna@bergs.test", "oskar@bergs.test", ""]) == {"anna@bergs.test": GONE}


def test_reported_twice_it_is_told_once(mail):
    bounced(mail)
    bounced(mail)
    assert LoggedEvent.objects.filter(kind="ticket:mail-not-delivered").count() == 1


def test_a_report_that_it_takes_longer_changes_nothing_else(mail):
    bounced(mail, permanent=False)
    mail.refresh_from_db()
    assert (mail.state, mail.last_error) == ("sent", GONE)
    assert not UnreachableAddress.objects.exists()
    assert not LoggedEvent.objects.filter(kind="ticket:mail-not-delivered").exists()


def test_a_report_about_somebody_else_is_none_about_us(mail):
    assert bounced(mail, recipients=["oskar@bergs.test"]) is None
    assert not UnreachableAddress.objects.exists()


@pytest.mark.parametrize(
    "header_id", ["<made-up@desk.test>", "", "<fl.1.1.00000000000000000000.aaaaaaaaaaaaaaaaaaaaaaaaaa@x>"]
)
def test_a_made_up_report_changes_nothing(mail, header_id):
    assert bounced(mail, header_id=header_id or " ") is None
    mail.refresh_from_db()
    assert mail.state == "sent"


# ── sending again ─────────────────────────────────────────────────────────────


def test_sent_again_by_hand_it_goes_to_the_address_the_person_has_now(mail, cast, settings):
    bounced(mail)
    change_person(cast.anna, by=SYSTEM, at=NOW, email="anna.berg@bergs.test")
    resend(mail, by=cast.actor(cast.boris), at=NOW)
    assert send_due(at=NOW) == 1
    mail.refresh_from_db()
    assert (mail.state, mail.address) == ("sent", "anna.berg@bergs.test")
    assert "anna.berg@bergs.test" in [found["Delivered-To"] for found in kept_in(settings.OUTBOX)]
    assert LoggedEvent.objects.filter(kind="ticket:mail-sent-again").count() == 1


def test_sending_again_says_that_the_address_works(mail, cast):
    bounced(mail)
    resend(mail, by=cast.actor(cast.boris), at=NOW)
    assert not UnreachableAddress.objects.exists()
    assert queued(2).state == "queued"


def test_what_was_sent_is_not_sent_again(mail, cast):
    with pytest.raises(CannotResend):
        resend(mail, by=cast.actor(cast.boris), at=NOW)


def test_users_send_nothing_again(mail, cast):
    bounced(mail)
    with pytest.raises(NotAllowed):
        resend(mail, by=cast.actor(cast.anna), at=NOW)


def test_a_mail_with_a_secret_is_not_sent_again(mail, cast):
    failed = queued(3, address="nothing", text=PUT_IN_LATER, secret="https://x")
    with pytest.raises(CannotResend):
        resend(failed, by=cast.actor(cast.boris), at=NOW)


# ── what became of it ─────────────────────────────────────────────────────────


def test_a_thread_shows_the_copy_that_is_worst_off(mail, cast, ticket, django_assert_num_queries):
    message = answer(ticket, from_text("Try again"), by=cast.actor(cast.boris), at=NOW)
    later = answer(ticket, from_text("And again"), by=cast.actor(cast.boris), at=NOW)
    queued(4, ticket=ticket, message=message, person=cast.anna)
    queued(5, ticket=ticket, message=message, person=cast.oskar, address="nothing", name="Oskar Lind")
    with django_assert_num_queries(1):
        found = delivery_of([message, later])
    assert list(found) == [message.pk]
    delivery = found[message.pk]
    assert (delivery.state, delivery.error) == ("failed", "“nothing” is not an address that mail can be sent to.")
    assert [(copy.name, copy.state, copy.can_be_resent) for copy in delivery.copies] == [
        ("Anna Berg", "queued", False),
        ("Oskar Lind", "failed", True),
    ]


def test_the_doctor_sees_what_waits(mail):
    health = sending_now(NOW)
    assert (health.waiting, health.given_up, health.is_a_mailbox, health.is_a_way_out) == (0, 0, True, True)
    queued(6)
    assert sending_now(NOW).waiting == 1
