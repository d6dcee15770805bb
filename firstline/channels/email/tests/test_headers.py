from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32, default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.channels.email.composing import headers
from firstline.core.text import one_line

ANYTHING = st.text(st.characters(codec="utf-8"), max_size=300)


def written(**values):
    message = EmailMessage(policy=headers.mail_policy())
    for name, value in values.items():
        message[name.replace("_", "-")] = value
    message.set_content("Hello")
    return message.as_bytes()


@given(ANYTHING)
def test_any_subject_arrives_as_it_was_and_starts_no_other_header(text):
    raw = written(Subject=headers.subject(text))
    assert message_from_bytes(raw).keys()[0] == "Subject"
    assert set(message_from_bytes(raw).keys()) == {
        "Subject",
        "Content-Type",
        "Content-Transfer-Encoding",
        "MIME-Version",
    }
    assert str(make_header(decode_header(message_from_bytes(raw, policy=compat32)["Subject"]))) == one_line(text, 250)


@given(ANYTHING)
def test_any_name_stays_a_name(name):
    raw = written(To=headers.addresses([(name, "anna@bergs.test"), ("Erik", "erik@bergs.test")]))
    found = message_from_bytes(raw, policy=default)
    assert [one.addr_spec for one in found["To"].addresses] == ["anna@bergs.test", "erik@bergs.test"]
    assert set(found.keys()) == {"To", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}


@pytest.mark.parametrize(
    "name", ["Anna Berg", 'Anna "the boss" Berg', "Berg, Anna", "Åsa Öberg", "=?utf-8?q?x?=", "a\\b", "Ünal (IT) <a@b>"]
)
def test_a_name_arrives_as_it_was(name):
    found = message_from_bytes(written(From=headers.addresses([(name, "anna@bergs.test")])), policy=default)
    assert found["From"].addresses[0].display_name == name


@pytest.mark.parametrize(
    "name",
    [
        "Anna\r\nBcc: everybody@elsewhere.test",
        "Anna\nBcc: x@y.test\n\nbody",
        "Anna\x0bBcc: x@y.test",
        "Anna\u2028Bcc: x@y",
    ],
)
def test_a_line_break_in_a_name_is_a_space(name):
    raw = written(From=headers.addresses([(name, "anna@bergs.test")]), Subject=headers.subject(name))
    assert message_from_bytes(raw).get_all("Bcc") is None
    assert b"\nBcc" not in raw


def test_long_ids_stay_whole():
    ids = ["a" * 120 + "@prod.outlook.test", "b@c", "d" * 200 + "@e"]
    raw = written(References=headers.message_ids(ids))
    assert message_from_bytes(raw)["References"].split() == [f"<{one}>" for one in ids]
    assert b"=?" not in raw


@given(ANYTHING)
def test_lines_stay_short(text):
    raw = written(
        Subject=headers.subject(text), To=headers.addresses([(text, "anna@bergs.test")] * 3), From="desk@desk.test"
    )
    assert max(len(line) for line in raw.split(b"\r\n")) <= 320
    assert raw.isascii()
