"""What strangers send: a file's name is only shown, its kind is found anew, and nothing in it is opened or run."""

import io
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest

from firstline.channels.email.tests.mails import PNG, arrive, mail_with_files, mailbox
from firstline.core.files import FileRefused, check_upload, safe_name
from firstline.core.models import StoredFile
from firstline.tickets.models import Attachment

NAMES = [
    "../../etc/passwd",
    "..\\..\\windows\\system32\\x.dll",
    "/etc/cron.d/x",
    "C:\\x.txt",
    "\\\\evil\\share\\x.txt",
    "....//x",
    "%2e%2e%2fx",
    "x\0.txt",
    "x\r\nSet-Cookie: a=b",
    "x\n\nhello",
    "a" * 5000 + ".txt",
    "å" * 500 + ".txt",
    ".htaccess",
    "..",
    ".",
    "con.txt",
    "x\u202etxt.exe.pdf",
    "x.pdf\u200b",
    "\ufeffx.txt",
    '"; filename=evil.html',
    "x';alert(1)//.txt",
    "~/x",
    "$(id).txt",
    "<img src=x onerror=alert(1)>.txt",
    "-rf",
    "x.txt:stream",
    " . ",
    "x/",
    "ﬁle\u2024\u2024\u2215x",
    "|cat x",
    "x.txt\x7f",
    "x\u2028y.txt",
    "x\u2029y.txt",
]
PROGRAMS = [
    "x.exe",
    "x.EXE",
    "x.exe.",
    "x.exe ",
    "x.exe. . .",
    "x.exe\u200b",
    "x.txt.exe",
    "x.exe\u00a0",
    "x.exe\u3000",
    "x.\u202eexe",
    "x.exe\0",
    "y.js",
    "y.vbs",
    "y.scr",
    "y.lnk",
    "y.hta",
    "y.jse",
    "y.ps1",
    "y.bat",
]
BODIES = {
    "html": b"<!doctype html><script>alert(1)</script>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "xml": b'<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><x/>',
    "pdf": b"%PDF-1.4 /OpenAction /JavaScript",
    "gif that is a script": b"GIF89a/*\x00\x01\x00*/=1;alert(1)",
    "text": b"alert(1)",
    "nothing": b"\x00\x01\x02",
}


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_one_plain_line_and_no_path(name):
    shown = safe_name(name)
    assert shown
    assert not set(shown) & {"/", "\\", "\0", "\r", "\n", "\u2028", "\u2029", "\u202e", "\u200b", "\ufeff", "\x7f"}
    assert shown not in {".", ".."}
    assert len(shown.encode()) <= 200


def test_no_name_decides_where_a_file_lies(box, tmp_path):
    before = set(Path("/tmp").glob("x*"))
    files = [
        (name.replace("\0", "").replace("\r\n", " ").replace("\n", " "), b"x%d" % n, "") for n, name in enumerate(NAMES)
    ]
    arrive(box, mail_with_files(*files))
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and "files" in path.parts]
    assert {path.name for path in kept} <= {row.path.rsplit("/", 1)[-1] for row in StoredFile.objects.all()}
    assert all(path.stat().st_mode & 0o111 == 0 for path in kept)
    assert set(Path("/tmp").glob("x*")) == before
    assert Attachment.objects.count() > 20


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_is_refused_whatever_stands_behind_its_name(name):
    with pytest.raises(FileRefused):
        check_upload(safe_name(name), 10, b"x")


@pytest.mark.parametrize("head", [b"MZ\x90\x00", b"\x7fELF\x02", b"\xcf\xfa\xed\xfe"])
def test_a_program_is_refused_whatever_it_is_called(box, head):
    arrive(box, mail_with_files(("holiday.png", head + b"x" * 50, "")))
    assert Attachment.objects.count() == 0


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("name", ["picture.png", "page.html", "x.svg", "no-ending"])
def test_what_could_run_is_handed_out_as_a_download_that_may_not(box, cast, signed_in, body, name):
    arrive(box, mail_with_files((name, BODIES[body], ""), sender="anna@bergs.test"))
    found = Attachment.objects.get()
    for client, page in (
        (cast.anna, f"/files/{found.pk}/x.html"),
        (cast.boris, f"/desk/tickets/files/{found.pk}/x.html"),
    ):
        answer = signed_in(client).get(page)
        assert answer.status_code == 200
        headers = answer.headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        if not found.file.is_picture:
            assert headers["Content-Type"] == "application/octet-stream"
            assert headers["Content-Disposition"].startswith("attachment;")
        assert "html" not in headers["Content-Type"]
        assert "svg" not in headers["Content-Type"]


@pytest.mark.parametrize("name", ['x"; filename="y.html', "x\r\nX: y", "åäö 文.txt", "x;y=z.txt", "x%0d%0aX:y"])
def test_a_name_writes_no_header(box, cast, signed_in, name):
    arrive(box, mail_with_files(("x.txt", b"hello", ""), sender="anna@bergs.test"))
    Attachment.objects.update(name=safe_name(name))
    found = Attachment.objects.get()
    said = signed_in(cast.anna).get(f"/files/{found.pk}/x").headers["Content-Disposition"]
    assert said.isascii()
    assert "\r" not in said
    assert unquote(said.partition("UTF-8''")[2]) == found.name
    assert said.count(";") == 1


def test_an_archive_is_kept_closed(box, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../../../evil.txt", b"x")
        archive.writestr("bomb", b"\0" * 50_000_000)
    arrive(box, mail_with_files(("logs.zip", packed.getvalue(), "")))
    assert [one.name for one in Attachment.objects.all()] == ["logs.zip"]
    assert StoredFile.objects.count() == 2
    assert list(tmp_path.rglob("evil.txt")) == []


def test_a_picture_with_more_points_than_memory_is_shown_as_none(box, cast, signed_in):
    bomb = PNG[:16] + (100_000).to_bytes(4) * 2 + PNG[24:]
    arrive(box, mail_with_files(("x.png", bomb, ""), sender="anna@bergs.test"))
    found = Attachment.objects.get()
    answer = signed_in(cast.anna).get(f"/files/{found.pk}/x.png?size=thumb")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/webp")
    assert len(answer.content) < 500


def test_the_file_of_one_is_not_anothers(box, cast, signed_in, client):
    arrive(box, mail_with_files(("x.txt", b"hello", ""), sender="anna@bergs.test"))
    found = Attachment.objects.get()
    assert signed_in(cast.per).get(f"/files/{found.pk}/x.txt").status_code == 404
    assert client.get(f"/files/{found.pk}/x.txt").status_code == 302
    assert client.get(f"/desk/tickets/files/{found.pk}/x.txt").status_code == 302
    assert signed_in(cast.per).get(f"/desk/tickets/files/{found.pk}/x.txt").status_code == 404
