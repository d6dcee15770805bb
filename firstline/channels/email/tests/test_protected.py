"""What agents see of signed and encrypted mail."""

import pytest

from firstline.channels.email.models import IncomingMail
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.tickets.models import Attachment, Message

ARMOR = "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA1\r\n=abcd\r\n-----END PGP MESSAGE-----"


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk)


def test_encrypted_mail_says_so_in_plain_words_and_keeps_the_file(cast, box, signed_in):
    (row,) = arrive(box, mail(text=ARMOR))
    words = "[This mail is encrypted with PGP: only the recipient's key opens it. It is kept as a file.]"
    assert Message.objects.get().text == words
    assert [one.name for one in Attachment.objects.all()] == ["encrypted.asc"]
    page = signed_in(cast.boris).get(f"/desk/tickets/{row.ticket_id}/thread/").content.decode()
    assert "Encrypted" in page


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("nora@new.test", "Signed by Nora Ny"),
        ("boss@evil.test", "Signed by somebody else"),
        ("", "Signed by Nora Ny"),
    ],
)
def test_a_signature_is_named_and_another_name_noticed(cast, box, signed_in, address, words):
    (row,) = arrive(box, mail())
    said = {"kind": "signed", "method": "S/MIME", "signer": {"name": "Nora Ny", "address": address}}
    IncomingMail.objects.filter(pk=row.pk).update(protection=said)
    assert words in signed_in(cast.boris).get(f"/desk/tickets/{row.ticket_id}/thread/").content.decode()
