import io
import json
import os
import sys
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from firstline.channels.email.intake import fetching
from firstline.channels.email.reading import read
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.ops.management.commands import mail as command


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


def test_inspect_takes_folders_with_all_below_them_in_order(tmp_path):
    for name in ("b/2.eml", "b/1.eml", "a/cur/x:2,S", "c.eml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(mail(Subject=name))
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    lines = [json.loads(line) for line in said("inspect", str(tmp_path))]
    names = ["a/cur/x:2,S", "b/1.eml", "b/2.eml", "c.eml"]
    assert [line["subject"] for line in lines] == names
    assert [line["file"] for line in lines] == [str(tmp_path / name) for name in names]


def test_inspect_says_which_file_can_not_be_read_and_goes_on(tmp_path):
    (tmp_path / "b.eml").write_bytes(mail(Subject="b"))
    gone, there = [json.loads(line) for line in said("inspect", str(tmp_path / "a.eml"), str(tmp_path / "b.eml"))]
    assert gone == {"error": "No such file or directory", "file": str(tmp_path / "a.eml")}
    assert there["subject"] == "b"


def test_inspect_says_what_could_not_be_read_and_goes_on(tmp_path, monkeypatch):
    def fails_once(raw):
        monkeypatch.undo()
        raise ValueError("no")

    monkeypatch.setattr(command, "inspect_line", fails_once)
    (tmp_path / "a.eml").write_bytes(mail())
    fault, line = [json.loads(line) for line in said("inspect", str(tmp_path / "a.eml"), str(tmp_path / "a.eml"))]
    assert fault == {"error": "ValueError: no", "file": str(tmp_path / "a.eml")}
    assert line["subject"] == "Printer"


def test_inspect_prints_names_that_are_no_text(tmp_path):
    name = os.fsdecode(bytes(tmp_path) + b"/\xff.eml")
    Path(name).write_bytes(mail())
    (line,) = said("inspect", name)
    assert json.loads(line)["file"].endswith("/\ufffd.eml")
    assert line.encode()


def test_inspect_tells_language_limits_and_bounces(tmp_path):
    bounce = "From: MAILER-DAEMON@x.test\r\nX-Failed-Recipients: a@x.test\r\n\r\nNej."
    (tmp_path / "a.eml").write_bytes(bounce.encode())
    (tmp_path / "b.eml").write_bytes(mail(text="Skrivaren på tredje våningen fungerar inte.", To="a@b, " * 2_000))
    first, second = [json.loads(line) for line in said("inspect", str(tmp_path))]
    assert (first["bounce"], first["language"]) == ({"recipients": ["a@x.test"], "permanent": True}, "")
    assert (second["bounce"], second["language"], second["limits_hit"]) == (None, "sv", ["addresses"])


def test_inspect_reads_in_another_process(tmp_path, monkeypatch):
    monkeypatch.setattr(read, "read_mail", None)
    (tmp_path / "a.eml").write_bytes(mail())
    (line,) = said("inspect", str(tmp_path / "a.eml"))
    assert json.loads(line)["subject"] == "Printer"


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


def test_check_says_of_each_mailbox_what_it_found(cast):
    box = mailbox()
    assert said("check") == [
        "Support (support@desk.test): Mails of the last seven days here: 0. Nothing is missing.",
    ]
    (row,) = arrive(box, mail())
    Path(default_storage.path(row.raw.path)).unlink()
    out = io.StringIO()
    with pytest.raises(CommandError, match="Not every mailbox"):
        call_command("mail", "check", stdout=out)
    assert "Originals are lost" in out.getvalue()
