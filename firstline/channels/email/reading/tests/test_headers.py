import pytest

from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.tests.messages import message, read


@pytest.mark.parametrize("eol", ["\r\n", "\n", "\r", "\r\r\n"])
def test_any_line_end_will_do(eol):
    mail = read_mail(message(f"one{eol}two{eol}", eol=eol))
    assert (mail.subject, mail.text) == ("Printer", "one\ntwo" if eol != "\r\r\n" else "one\n\ntwo")


def test_folded_fields_are_put_together():
    assert read(Subject="One\r\n  two\r\n\tthree").subject == "One two three"


def test_the_first_of_equal_fields_counts():
    raw = b"Subject: first\nSubject: second\nFrom: a@x\n\nbody"
    assert read_mail(raw).subject == "first"


def test_an_empty_field_gives_way_to_one_that_says_something():
    assert read_mail(b"Subject:\nSubject: second\n\nbody").subject == "second"


def test_recipients_of_several_fields_are_one_list():
    mail = read_mail(b"To: a@x\nTo: b@x\nCc: c@x\n\n")
    assert [address.address for address in mail.to] == ["a@x", "b@x"]


@pytest.mark.parametrize(
    ("raw", "subject", "text"),
    [
        (b"From anna@x Tue Mar  3 12:00:00 2020\nSubject: a\n\nbody", "a", "body"),
        (b"\r\n\r\nSubject: a\r\n\r\nbody", "a", "body"),
        (b"\xef\xbb\xbfSubject: a\n\nbody", "a", "body"),
        (b"Subject : a\n\nbody", "a", "body"),
        (b"SUBJECT: a\n\nbody", "a", "body"),
        (b"Subject: a\nthis is no field\nFrom: b@x\n\nbody", "a", "body"),
        (b"Subject: a\nbody without an empty line", "a", "body without an empty line"),
        (b"Subject: a\n \nFrom: b@x\n\nbody", "a", "body"),
        (b"Subject: a\n \nHello there", "a", "Hello there"),
        (b"Subject: a", "a", ""),
        (b"Just some text\nand more", "", "Just some text\nand more"),
        (b"", "", ""),
        (b"\n\n\n", "", ""),
        (b"Sub\x00ject: a\nSubject: b\n\nx\x00y", "b", "xy"),
    ],
)
def test_broken_heads_are_read(raw, subject, text):
    mail = read_mail(raw)
    assert (mail.subject, mail.text) == (subject, text)


@pytest.mark.parametrize("charset", ["utf-8", "latin-1"])
def test_letters_beyond_ascii_need_no_encoding(charset):
    raw = "Subject: Skrivaren på våning två är sönder\nFrom: Åsa Öberg <asa@example.com>\n\n".encode(charset)
    mail = read_mail(raw)
    assert mail.subject == "Skrivaren på våning två är sönder"
    assert mail.from_[0].name == "Åsa Öberg"


def test_letters_in_the_head_are_written_as_those_in_the_body():
    raw = "Subject: Příliš žluťoučký\nContent-Type: text/plain; charset=iso-8859-2\n\n".encode("iso8859-2")
    assert read_mail(raw).subject == "Příliš žluťoučký"


def test_a_line_break_hidden_in_a_subject_stays_on_the_line():
    assert read(Subject="=?utf-8?Q?a=0D=0ABcc:_x@y?=").subject == "a Bcc: x@y"


def test_what_intake_needs_is_handed_on():
    mail = read(
        Auto_Submitted="no",
        X_Auto_Response_Suppress="All",
        Precedence="bulk",
        List_Id="<l.x>",
        Return_Path="<a@x>",
        Delivered_To="d@x",
        X_Original_To="o@x",
        Authentication_Results="mx.x; dmarc=pass",
    )
    hints = mail.hints
    assert hints.auto_submitted == ("no",)
    assert hints.auto_response_suppress == ("All",)
    assert hints.precedence == ("bulk",)
    assert hints.list_id == ("<l.x>",)
    assert hints.return_path == ("<a@x>",)
    assert hints.delivered_to == ("d@x",)
    assert hints.original_to == ("o@x",)
    assert hints.authentication_results == ("mx.x; dmarc=pass",)
