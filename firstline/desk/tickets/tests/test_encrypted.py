"""What came encrypted doesn't leave in the clear by itself."""

import pytest

from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.tests.closed_mails import pgp_mail
from firstline.channels.email.tests.keys import pgp_encrypted, pgp_key
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.notify.actions.keep_template import change_template
from firstline.notify.kinds import Kind
from firstline.notify.queries import text_for
from firstline.tickets.actions.answer import answer
from firstline.tickets.wording import from_text
from tests.cast import NOW

SECRET = b'Subject: Door code 4711\r\nContent-Type: text/plain; protected-headers="v1"\r\n\r\nThe code is 4711.\r\n'
HINT = "They wrote encrypted. Your answer leaves in the clear: leave out what is secret."


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk)


def test_neither_the_subject_nor_the_words_are_mailed_back(cast, box, run_jobs):
    pgp_key()
    template = text_for(Kind.ANSWER, "en")
    change_template(
        Kind.ANSWER,
        "en",
        subject=template.subject,
        body=template.body + "\n\n{{quoted}}",
        by=cast.actor(cast.ada),
        at=NOW,
    )
    (row,) = arrive(box, pgp_mail(pgp_encrypted(SECRET), From="anna@bergs.test", Subject="..."))
    answer(row.ticket, from_text("Thank you."), by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    left = list(OutgoingMail.objects.all())
    assert {one.kind for one in left} >= {"answer"}
    assert row.ticket.subject == "Door code 4711"
    assert not any("4711" in f"{one.subject} {one.text} {one.html}" for one in left)
    assert any(one.subject == f"Re: [{row.ticket.number}] …" for one in left)


def test_who_writes_an_answer_is_told_that_it_leaves_in_the_clear(cast, box, signed_in):
    pgp_key()
    secret, plain = arrive(box, pgp_mail(pgp_encrypted(SECRET)), mail(From="Per <per@other.test>"))
    boris = signed_in(cast.boris)
    page = boris.get(f"/desk/tickets/{secret.ticket_id}/").content.decode()
    assert HINT in page
    assert "Encrypted, opened with the desk" in page
    assert "The code is 4711." in page
    assert HINT not in boris.get(f"/desk/tickets/{plain.ticket_id}/").content.decode()
