import pytest

from firstline.channels.email.actions.keep_mailbox import add_mailbox
from firstline.channels.email.models import IncomingMail
from firstline.core.access import SYSTEM
from firstline.core.files import keep
from firstline.tickets.models import Note, Ticket
from tests.cast import NOW

RAW = (
    b"From: Nils <nils@elsewhere.test>\r\nSubject: About your printer\r\n"
    b"Message-ID: <1@elsewhere.test>\r\n\r\nMy words\r\n"
)


@pytest.fixture
def held(cast):
    mailbox = add_mailbox(name="Support", address="support@desk.test", by=SYSTEM, at=NOW)
    return IncomingMail.objects.create(
        mailbox=mailbox,
        uid_validity=1,
        uid=1,
        raw=keep(RAW, at=NOW),
        content_hash="x",
        arrived_at=NOW,
        received_at=NOW,
        state="held",
        held_for="may_belong",
        from_address="nils@elsewhere.test",
        subject="About your printer",
    )


def test_is_listed_and_counted_for_agents_only(signed_in, cast, held):
    page = signed_in(cast.boris).get("/desk/needs-a-look/").content.decode()
    assert "About your printer" in page
    assert signed_in(cast.anna).get("/desk/needs-a-look/").status_code == 404


def test_shows_what_it_says_as_plain_text_and_its_original(signed_in, cast, held):
    boris = signed_in(cast.boris)
    assert "My words" in boris.get(f"/desk/needs-a-look/{held.pk}/").content.decode()
    original = boris.get(f"/desk/needs-a-look/{held.pk}/original/")
    assert b"".join(original.streaming_content) == RAW
    assert original.headers["Content-Disposition"].startswith("attachment")
    assert signed_in(cast.anna).get(f"/desk/needs-a-look/{held.pk}/original/").status_code == 404


def test_becomes_a_new_request(signed_in, cast, held):
    response = signed_in(cast.boris).post(f"/desk/needs-a-look/{held.pk}/acceptance/")
    ticket = Ticket.objects.get()
    assert response.headers["Location"] == f"/desk/tickets/{ticket.pk}/"
    assert (ticket.subject, ticket.requester.email) == ("About your printer", "nils@elsewhere.test")


def test_is_put_into_a_request_as_a_note(signed_in, cast, held, ticket):
    data = {"number": f"FL-{ticket.pk}", "as": "note"}
    assert signed_in(cast.boris).post(f"/desk/needs-a-look/{held.pk}/attachment/", data).status_code == 302
    assert "My words" in Note.objects.get(ticket=ticket).text


def test_a_number_that_is_none_is_refused_and_the_mail_waits_on(signed_in, cast, held):
    response = signed_in(cast.boris).post(f"/desk/needs-a-look/{held.pk}/attachment/", {"number": "FL-99999"})
    assert response.status_code == 422
    assert IncomingMail.objects.get().state == "held"


def test_is_discarded_and_its_original_stays(signed_in, cast, held):
    signed_in(cast.boris).post(f"/desk/needs-a-look/{held.pk}/discarding/")
    assert IncomingMail.objects.get().state == "discarded"
    assert IncomingMail.objects.get().raw.size == len(RAW)
