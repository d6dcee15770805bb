from email import message_from_bytes
from email.policy import default

import pytest

from firstline.channels.email.addressing import ReplyTo, read_message_id, read_reply_address
from firstline.channels.email.composing import enclosures
from firstline.channels.email.composing.compose import CannotBeAddressed, compose
from firstline.channels.email.composing.enclosures import enclosures_of
from firstline.channels.email.models.outgoing import Auto
from firstline.channels.email.tests.sample_mails import a_mailbox, queued
from firstline.core.files import keep
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.wording import from_html
from tests.cast import NOW

pytestmark = pytest.mark.django_db
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645"
    "400000000049454e44ae426082"
)


@pytest.fixture
def mailbox():
    return a_mailbox(sender_name="Bergs IT")


def composed(mail, mailbox):
    return message_from_bytes(compose(mail, mailbox, at=NOW).raw, policy=default)


@pytest.fixture
def message(cast, ticket):
    """Boris answers Anna with a picture in his words and a file."""
    picture = Enclosure(file=keep(PNG, at=NOW), name="screen.png", is_inline=True, content_id="abc")
    file = Enclosure(file=keep(b"%PDF-1.4 manual", at=NOW), name="Anvisning åäö.pdf")
    words = from_html('<p>Press <b>this</b>: <img src="cid:abc" alt="button"></p>')
    return answer(ticket, words, by=cast.actor(cast.boris), at=NOW, enclosures=[picture, file])


def test_says_who_writes_to_whom_and_where_an_answer_goes(mailbox, cast, ticket):
    mail = queued(
        ticket=ticket, person=cast.anna, from_name="Boris Nord",
        to=[("Anna Berg", "anna@bergs.test")], cc=[("Oskar Lind", "oskar@bergs.test")],
    )  # fmt: skip
    found = composed(mail, mailbox)
    assert found["From"] == '"Boris Nord (Bergs IT)" <support@desk.test>'
    assert (found["To"], found["Cc"]) == ("Anna Berg <anna@bergs.test>", "Oskar Lind <oskar@bergs.test>")
    reply_to = found["Reply-To"].addresses[0]
    assert read_reply_address(reply_to.addr_spec) == ReplyTo(ticket_id=ticket.pk, person_id=cast.anna.pk)
    assert read_message_id(found["Message-ID"]) == ReplyTo(ticket_id=ticket.pk, person_id=cast.anna.pk)
    assert found["Date"].datetime == NOW
    ready = compose(mail, mailbox, at=NOW)
    assert (ready.sender, ready.recipient) == ("support@desk.test", "anna@bergs.test")


def test_an_agents_answer_is_not_marked_as_a_machines(mailbox):
    found = composed(queued(), mailbox)
    assert found["Auto-Submitted"] is None
    assert found["X-Auto-Response-Suppress"] is None


def test_what_a_machine_writes_says_so_and_wants_no_bounce(mailbox):
    mail = queued(auto=Auto.REPLIED)
    found = composed(mail, mailbox)
    assert found["Auto-Submitted"] == "auto-replied"
    assert found["X-Auto-Response-Suppress"] == "All"
    assert compose(mail, mailbox, at=NOW).sender == ""


def test_text_html_picture_and_file_each_in_their_place(mailbox, message):
    mail = queued(ticket=message.ticket, message=message, html=f"<html><body>{message.html}</body></html>")
    found = composed(mail, mailbox)
    shape = [part.get_content_type() for part in found.walk()]
    assert shape == [
        "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png",
        "application/pdf",
    ]  # fmt: skip
    picture = next(part for part in found.walk() if part.get_content_type() == "image/png")
    html = found.get_body(("html",)).get_content()
    assert f'src="cid:{picture["Content-ID"].strip("<>")}"' in html
    assert (picture.get_content(), picture.get_content_disposition()) == (PNG, "inline")
    (file,) = found.iter_attachments()
    assert (file.get_filename(), file.get_content()) == ("Anvisning åäö.pdf", b"%PDF-1.4 manual")


def test_without_html_a_picture_is_a_file(mailbox, message):
    found = composed(queued(ticket=message.ticket, message=message), mailbox)
    assert [part.get_filename() for part in found.iter_attachments()] == ["screen.png", "Anvisning åäö.pdf"]


def test_files_that_do_not_fit_stay_in_the_portal(mailbox, message, monkeypatch):
    monkeypatch.setattr(enclosures, "LARGEST_TOTAL", len(PNG) + 3)
    found = enclosures_of(message)
    assert [one.name for one in found.inline] == ["screen.png"]
    assert [one.name for one in found.too_large] == ["Anvisning åäö.pdf"]
    assert list(composed(queued(ticket=message.ticket, message=message), mailbox).iter_attachments()) != []


def test_a_mail_in_a_mail_travels_as_a_plain_file(mailbox, cast, ticket):
    raw = b"Received: from a by b\r\nFrom: x@y.test\r\nSubject: hi\r\n\r\nhi\r\n"
    file = keep(raw, at=NOW)
    type(file).objects.filter(pk=file.pk).update(content_type="message/rfc822")
    said = answer(
        ticket, from_html("<p>See</p>"), by=cast.actor(cast.boris), at=NOW, enclosures=[Enclosure(file, "a.eml")]
    )
    (found,) = composed(queued(ticket=ticket, message=said), mailbox).iter_attachments()
    assert (found.get_content_type(), found.get_content()) == ("application/octet-stream", raw)


def test_another_recipients_odd_address_is_left_out(mailbox):
    found = composed(
        queued(to=[("Anna", "anna@bergs.test")], cc=[("X", "not an address"), ("Å", "å@bergs.test")]), mailbox
    )
    assert found["Cc"] is None


def test_an_address_beyond_ascii_asks_for_a_server_that_takes_it(mailbox):
    ready = compose(queued(address="åsa@bergs.test"), mailbox, at=NOW)
    assert (ready.is_international, ready.recipient) == (True, "åsa@bergs.test")
    assert "<åsa@bergs.test>".encode() in ready.raw


def test_what_is_no_address_is_refused(mailbox):
    mail = queued()
    mail.address = "anna@bergs.test\r\nBcc: x@y.test"
    with pytest.raises(CannotBeAddressed):
        compose(mail, mailbox, at=NOW)


def test_nothing_in_a_row_can_start_a_header(mailbox):
    nasty = "x\r\nBcc: everybody@elsewhere.test\r\n\r\n<script>"
    mail = queued(subject=nasty, name=nasty, from_name=nasty, to=[(nasty, "anna@bergs.test")], cc=[(nasty, "e@b.test")])
    ready = compose(mail, mailbox, at=NOW)
    assert message_from_bytes(ready.raw).get_all("Bcc") is None
    assert b"\nBcc" not in ready.raw
