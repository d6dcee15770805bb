import json

from firstline.channels.email.reading.as_json import inspect_line
from firstline.channels.email.reading.tests.messages import message

KEYS = [
    *(
        "from",
        "to",
        "cc",
        "reply_to",
        "subject",
        "message_id",
        "in_reply_to",
        "references",
        "date",
        "text",
        "html",
    ),
    *("reply_text", "attachments", "kind", "auth", "language", "limits_hit", "bounce", "invitation", "protection"),
]


def test_a_message_as_one_line():
    raw = message(
        "Yes.\r\n\r\n> Does it work?\r\n",
        To="Support <support@example.org>, bo@example.org",
        Reply_To="anna@private.example",
        In_Reply_To="<0@example.org>",
        References="<a@example.org>\r\n <0@example.org>",
    )
    assert json.loads(json.dumps(inspect_line(raw))) == {
        "from": [["Anna Berg", "anna@example.com"]],
        "to": [["Support", "support@example.org"], ["", "bo@example.org"]],
        "cc": [],
        "reply_to": [["", "anna@private.example"]],
        "subject": "Printer",
        "message_id": "1@example.com",
        "in_reply_to": "0@example.org",
        "references": ["a@example.org", "0@example.org"],
        "date": "2020-03-03T12:00:00+01:00",
        "text": "Yes.\n\n> Does it work?",
        "html": "",
        "reply_text": "Yes.",
        "attachments": [],
        "kind": "message",
        "auth": {"spf": "none", "dkim": "none", "dmarc": "none", "arc": "none", "verdict": "unknown", "by": ""},
        "language": "",
        "limits_hit": [],
        "bounce": None,
        "invitation": None,
        "protection": None,
    }


def test_an_attachment_and_a_bounce():
    raw = b"From: MAILER-DAEMON@x\nX-Failed-Recipients: a@x.se\nContent-Type: application/x; name=a\n\nhello"
    line = inspect_line(raw)
    digest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    assert line["attachments"] == [
        {"filename": "a", "content_type": "application/x", "size": 5, "sha256": digest, "inline": False}
    ]
    assert (line["kind"], line["bounce"]) == ("bounce", {"recipients": ["a@x.se"], "permanent": True})


def test_nothing_at_all_has_all_keys():
    line = inspect_line(b"")
    assert list(line) == KEYS
    assert (line["date"], line["from"], line["text"]) == (None, [], "")
