import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

from firstline.channels.email.intake import fetching
from firstline.channels.email.tests.mails import mail, mailbox


def said(*words):
    out = io.StringIO()
    call_command("mail", *words, stdout=out)
    return out.getvalue().splitlines()


def test_inspect_prints_a_line_of_json_for_each_file(tmp_path):
    for name in ("a.eml", "b.eml"):
        (tmp_path / name).write_bytes(mail("Åsa <asa@x.test>", Subject=name))
    lines = [json.loads(line) for line in said("inspect", str(tmp_path / "a.eml"), str(tmp_path / "b.eml"))]
    assert [(line["subject"], line["from"], line["kind"]) for line in lines] == [
        ("a.eml", [["Åsa", "asa@x.test"]], "message"),
        ("b.eml", [["Åsa", "asa@x.test"]], "message"),
    ]


def test_inspect_reads_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Subject: hello\r\n\r\nworld")))
    (line,) = said("inspect", "-")
    assert json.loads(line)["subject"] == "hello"


def test_inspect_says_which_file_can_not_be_read(tmp_path):
    with pytest.raises(CommandError, match=r"nothing\.eml"):
        said("inspect", str(tmp_path / "nothing.eml"))


def test_fetch_says_what_became_of_each_mailbox(cast, monkeypatch):
    one, two = mailbox(imap_host="a.test"), mailbox(name="Sales", address="sales@desk.test", imap_host="b.test")
    passes = [fetching.Pass(one, taken=3), fetching.Pass(two, fault="No.")]
    monkeypatch.setattr("firstline.ops.management.commands.mail.fetch_all", lambda: iter(passes))
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("mail", "fetch", stdout=out)
    assert out.getvalue().splitlines() == [
        "Support (support@desk.test): mails taken: 3",
        "Sales (sales@desk.test): No.",
    ]
