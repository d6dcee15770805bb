"""Mail that is encrypted for the desk is opened with its keys, and stays closed where it must."""

from datetime import timedelta

import pytest

from firstline.channels.email.models import IncomingMail, MailKey
from firstline.channels.email.tests.closed_mails import pgp_mail, smime_mail, smime_part
from firstline.channels.email.tests.keys import (
    ENTITY,
    WORDS,
    certificate,
    enveloped,
    pgp_encrypted,
    pgp_key,
    rsa_key,
    signed_opaquely,
    smime_key,
)
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.tickets.models import Attachment, Message

NORA = certificate(rsa_key("nora"), "nora@new.test", "Nora Ny")


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk)


def text() -> str:
    return Message.objects.get().text


def files() -> list[str]:
    return sorted(one.name for one in Attachment.objects.all())


def test_smime_is_opened_and_nothing_of_the_wrapping_shown(box):
    key = smime_key()
    (row,) = arrive(box, smime_mail(enveloped()))
    assert (text(), files()) == (WORDS, [])
    assert row.protection == {
        "kind": "encrypted", "method": "S/MIME", "signer": {"name": "", "address": ""},
        "key": key.fingerprint, "fault": "", "is_signed": False, "hides_subject": False,
    }  # fmt: skip
    assert (row.from_address, row.subject) == ("nora@new.test", "Printer")


def test_html_and_files_inside_are_read_like_any_other(box):
    smime_key()
    inner = (
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n"
        b"<p>Hello <b>you</b></p><script>alert(1)</script>\r\n--x\r\nContent-Type: application/pdf; name=a.pdf\r\n"
        b"Content-Disposition: attachment; filename=a.pdf\r\n\r\n%PDF-1.4\r\n--x--\r\n"
    )
    arrive(box, smime_mail(enveloped(inner)))
    message = Message.objects.get()
    assert message.html == "<p>Hello <b>you</b></p>"
    assert files() == ["a.pdf"]


def test_what_is_signed_inside_says_who_signed_it(box):
    smime_key()
    signed = smime_part(signed_opaquely(ENTITY, rsa_key("nora"), NORA), "signed-data")
    (row,) = arrive(box, smime_mail(enveloped(signed)))
    assert text() == WORDS
    assert row.protection["signer"] == {"name": "Nora Ny", "address": "nora@new.test"}
    assert row.protection["is_signed"]


def test_what_is_encrypted_inside_a_signature_is_opened(box):
    smime_key()
    (row,) = arrive(box, smime_mail(signed_opaquely(smime_part(enveloped()), rsa_key("nora"), NORA), "signed-data"))
    assert text() == WORDS
    assert (row.protection["kind"], row.protection["is_signed"]) == ("encrypted", True)
    assert row.protection["signer"]["name"] == "Nora Ny"


def test_layers_end_at_some_depth_and_the_rest_stays_a_file(box):
    smime_key()
    content = ENTITY
    for _ in range(5):
        content = smime_part(enveloped(content))
    arrive(box, smime_mail(enveloped(content)))
    assert text() == "[This mail is encrypted too many times over to be opened here. It is kept as a file.]"
    assert files() == ["smime.p7m"]


@pytest.mark.parametrize(("outer", "shown"), [("...", "Door"), ("[...]", "Door"), ("Printer", "Printer")])
def test_the_protected_subject_counts_where_the_outer_one_hides_it(box, outer, shown):
    pgp_key()
    inner = b'Subject: Door\r\nContent-Type: text/plain; protected-headers="v1"\r\n\r\nHello\r\n'
    (row,) = arrive(box, pgp_mail(pgp_encrypted(inner), Subject=outer))
    assert (row.subject, row.ticket.subject) == (shown, shown)


def test_only_the_outer_head_says_who_wrote_and_what_is_answered(box):
    smime_key()
    forged = b"From: boss@desk.test\r\nSubject: Forged\r\nIn-Reply-To: <x@y>\r\nMessage-ID: <a@b>\r\n" + ENTITY
    (row,) = arrive(box, smime_mail(enveloped(forged)))
    assert (row.from_address, row.subject, row.references) == ("nora@new.test", "Printer", "")
    assert row.header_id.endswith("@new.test")


def test_pgp_mime_is_opened(box):
    key = pgp_key()
    (row,) = arrive(box, pgp_mail(pgp_encrypted()))
    assert (text(), files()) == (WORDS, [])
    assert (row.protection["method"], row.protection["key"]) == ("PGP", key.fingerprint)


def test_pgp_in_the_text_is_opened_below_what_stands_above_it(box):
    pgp_key()
    armour = pgp_encrypted("Koden är 4711.".encode()).decode().replace("\n", "\r\n")
    arrive(box, mail(text=f"Hello!\r\n\r\n{armour}"))
    assert (text(), files()) == ("Hello!\n\nKoden är 4711.", [])


def test_without_the_key_it_says_which_one_is_needed_and_keeps_the_file(box):
    mine = certificate(rsa_key("other"), name="Other CA")
    arrive(box, smime_mail(enveloped(own=mine)))
    assert text() == (
        f"[This mail is encrypted with S/MIME for a key we don't have: {mine.serial_number:X} (Other CA). "
        "It is kept as a file.]"
    )
    assert files() == ["smime.p7m"]


def test_without_the_pgp_key_it_says_which_one_is_needed(box):
    arrive(box, pgp_mail(pgp_encrypted()))
    assert text().startswith("[This mail is encrypted with PGP for a key we don't have: ")
    assert files() == ["encrypted.asc", "unnamed.bin"] or "encrypted.asc" in files()


def test_what_was_changed_on_its_way_stays_closed_and_is_not_lost(box):
    smime_key()
    cms = bytearray(enveloped())
    cms[-1] ^= 1
    (row,) = arrive(box, smime_mail(bytes(cms)))
    assert "can't be opened: it is damaged" in text()
    assert files() == ["smime.p7m"]
    assert row.protection["fault"] == "damaged"


def test_keys_of_another_mailbox_open_nothing_here(cast, box):
    other = mailbox(name="HR", address="hr@desk.test")
    smime_key(certificate(rsa_key("hr"), "hr@desk.test"), key=rsa_key("hr"))
    hr = enveloped(own=certificate(rsa_key("hr"), "hr@desk.test"))
    arrive(box, smime_mail(hr))
    assert WORDS not in text()
    assert other.address == "hr@desk.test"


def test_what_was_caught_on_its_way_is_not_shown_to_whoever_sends_it_again(box):
    smime_key()
    cms = enveloped()
    arrive(box, smime_mail(cms))
    (row,) = arrive(box, smime_mail(cms, From="Eve <eve@evil.test>"))
    (again,) = arrive(box, smime_mail(cms))
    theirs = Message.objects.get(ticket=row.ticket)
    assert "somebody else sent the same before" in theirs.text
    assert WORDS not in theirs.text
    assert row.protection["fault"] == "replayed"
    assert again.protection["fault"] == ""


def test_nor_where_both_come_at_the_same_moment(box):
    smime_key()
    cms = enveloped()
    first, second = arrive(box, smime_mail(cms), smime_mail(cms, From="Eve <eve@evil.test>"))
    assert (first.protection["fault"], second.protection["fault"]) == ("", "replayed")
    assert [WORDS in one.text for one in Message.objects.order_by("id")] == [True, False]
    assert (bool(first.seal), second.seal) == (True, "")


def test_the_same_words_from_two_people_are_not_taken_for_the_same_mail(box):
    pgp_key()
    armours = [pgp_encrypted(b"Thanks!").decode() for _ in range(2)]
    arrive(box, mail(text=armours[0]), mail(text=armours[1], From="Per <per@other.test>"))
    assert [one.text for one in Message.objects.order_by("id")] == ["Thanks!", "Thanks!"]


def test_an_encrypted_file_beside_a_text_is_only_a_file(box):
    smime_key()
    body = (
        b"--b\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n--b\r\n" + smime_part(enveloped()) + b"\r\n--b--\r\n"
    )
    raw = mail(text="").partition(b"Content-Type:")[0] + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + body
    (row,) = arrive(box, raw)
    assert (text(), files(), row.protection) == ("See the file.", ["smime.p7m"], {})


def test_an_expired_certificate_still_opens_what_was_encrypted_for_it(box):
    old = certificate(rsa_key(), ends=certificate(rsa_key()).not_valid_before_utc + timedelta(days=2))
    smime_key(old)
    arrive(box, smime_mail(enveloped(own=old)))
    assert text() == WORDS


def test_the_original_stays_as_it_came(box):
    smime_key()
    raw = smime_mail(enveloped())
    (row,) = arrive(box, raw)
    assert IncomingMail.objects.get(pk=row.pk).raw.size == len(raw)


def test_the_secret_of_a_key_without_a_secret_opens_nothing(box):
    """Another installation's secret: the private part comes back empty."""
    smime_key()
    MailKey.objects.update(private="")
    arrive(box, smime_mail(enveloped()))
    assert "It is kept as a file" in text()
