"""Who is speaking: nobody has us write what they like to whom they like (Zendesk, 2025)."""

import pytest
from django.test import Client

from firstline.channels.email.composing.compose import compose
from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.models.incoming import MailState
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.access import SYSTEM
from firstline.notify.letting_in import send_sign_in_link
from firstline.people.models import Person
from firstline.tickets.models import Ticket
from tests.cast import NOW
from tests.security.test_notes_never_leave import everything_in

SPAM = "Cheap-pills"
VICTIM = "victim@else.test"


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk)


def to_victim() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(address=VICTIM).order_by("id"))


def flood_by_mail(box, count: int, **headers) -> None:
    arrive(box, *(mail(f"{SPAM} <{VICTIM}>", f"{SPAM} {n}", Subject=f"{SPAM} {n}", **headers) for n in range(count)))


def says_nothing_of_a_strangers(sent: list[OutgoingMail], box) -> None:
    for one in sent:
        raw = everything_in(compose(one, box, at=NOW).raw).lower()
        assert SPAM.lower() not in raw
        assert "evil.test" not in raw


def test_a_named_sender_gets_one_mail_without_a_word_of_the_writer(box, run_jobs):
    flood_by_mail(box, 15)
    run_jobs()
    assert len(to_victim()) == 1
    says_nothing_of_a_strangers(to_victim(), box)


def test_nor_one_from_each_mailbox(box, run_jobs):
    for number in range(3):
        flood_by_mail(mailbox(name=f"Box {number}", address=f"box{number}@desk.test"), 3)
    run_jobs()
    assert len(to_victim()) == 1


def test_nor_by_the_reply_address_of_a_form(box, run_jobs):
    for number in range(5):
        sender = f"{SPAM} <no-reply@form{number}.test>"
        arrive(box, mail(sender, SPAM, Subject=SPAM, Reply_To=f"{SPAM} <{VICTIM}>"))
    run_jobs()
    assert len(to_victim()) == 1
    says_nothing_of_a_strangers(to_victim(), box)


def test_nor_by_the_form_of_the_portal(box, run_jobs):
    statuses = []
    for number in range(8):
        data = {"subject": f"{SPAM} {number}", "text": f"https://evil.test/{SPAM}", "name": SPAM, "email": VICTIM}
        statuses.append(Client(REMOTE_ADDR=f"10.1.1.{number}").post("/requests/new/", data).status_code)
    run_jobs()
    assert len(to_victim()) == 1
    assert statuses[5:] == [429] * 3
    says_nothing_of_a_strangers(to_victim(), box)


def test_nor_by_asking_for_links(box, cast, run_jobs):
    for number in range(30):
        Client(REMOTE_ADDR=f"10.2.{number}.1").post("/account/link/", {"email": "anna@bergs.test"})
    run_jobs()
    assert OutgoingMail.objects.filter(address="anna@bergs.test").count() <= 4
    for number in range(5):
        Client(REMOTE_ADDR=f"10.3.{number}.1").post("/account/link/", {"email": VICTIM})
    run_jobs()
    assert to_victim() == []


def test_one_source_does_not_write_to_many(box, run_jobs):
    for number in range(25):
        data = {"subject": "x", "text": "y", "name": "z", "email": f"someone{number}@else.test"}
        Client(REMOTE_ADDR="10.4.4.4").post("/requests/new/", data)
    run_jobs()
    assert OutgoingMail.objects.count() == 20


def test_whom_our_server_found_forged_is_told_nothing(box, cast, run_jobs):
    """Also one we know well: their name and words of a stranger's would come from us."""
    Person.objects.filter(pk=cast.anna.pk).update(last_login=NOW)
    box.trusted_server = "mx.desk.test"
    box.save()
    found = "mx.desk.test; dmarc=fail header.from=bergs.test"
    (row,) = arrive(box, mail("Anna <anna@bergs.test>", Subject=SPAM, Authentication_Results=found))
    run_jobs()
    assert (row.state, Ticket.objects.get().requester) == (MailState.FILED, cast.anna)
    assert OutgoingMail.objects.count() == 0


@pytest.mark.parametrize("name", [f"{SPAM} https://evil.test", "\u2060link\u2060", "{{link}}", "x\r\nBcc: a@b.test"])
def test_a_strangers_name_is_no_word_of_ours(box, cast, run_jobs, name):
    arrive(box, mail(f'"{name}" <{VICTIM}>'.replace("\r\n", " "), Subject=name.replace("\r\n", " ")))
    run_jobs()
    (sent,) = to_victim()
    assert sent.name == ""
    says_nothing_of_a_strangers([sent], box)


def test_a_secret_stands_only_where_the_link_is(box, cast):
    """Whose name is written as the mark for it would have it twice, in a place nobody expects."""
    Person.objects.filter(pk=cast.anna.pk).update(name="\u2060link\u2060 Berg")
    send_sign_in_link(Person.objects.get(pk=cast.anna.pk), "s3cr3t-of-anna", at=NOW)
    sent = OutgoingMail.objects.get()
    raw = everything_in(compose(sent, box, at=NOW).raw).split("\n\n", 1)[0]
    assert "s3cr3t-of-anna" not in sent.text + sent.html + sent.subject
    assert "s3cr3t" not in [line for line in raw.splitlines() if line.startswith(("To:", "Subject:"))]
    assert SYSTEM.id == 0
