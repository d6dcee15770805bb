import io
import sys

import pytest
from django.core.management import call_command


def cleaned(monkeypatch, written: bytes) -> str:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(written)))
    out = io.StringIO()
    call_command("html", "clean", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p onclick=x()>Hej <b>å</b></p>", "<p>Hej <b>å</b></p>\n"),
        ("<script>alert(1)</script>", "\n"),
        ("", "\n"),
        ('<p style="color:red">x</p>', "<p>x</p>\n"),
        ('<img src="https://x.test/a.gif" alt="a">', '<img alt="a">\n'),
    ],
)
def test_prints_what_the_thread_shows(monkeypatch, written, shown):
    assert cleaned(monkeypatch, written.encode()) == shown


def test_takes_what_is_no_text(monkeypatch):
    assert cleaned(monkeypatch, b"<p>\xff\0</p>") == "<p>\ufffd</p>\n"
