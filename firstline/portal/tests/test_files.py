"""Files in the portal: shown or downloaded so that they can't act, and only to those who see their message."""

from datetime import timedelta

import pytest

from firstline.core.clock import now
from firstline.core.files import keep
from firstline.portal.tests.test_registering import file, picture
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.attaching import Enclosure, attach, enclosures_of, upload
from firstline.tickets.actions.note import write_note
from firstline.tickets.models import Message
from firstline.tickets.wording import from_text


@pytest.fixture
def attached(ticket):
    """Puts a file to Anna's first message, as it may have come by mail, and gives its address."""

    def put(name, content):
        message = Message.objects.get(ticket=ticket)
        attach([Enclosure(file=keep(content, at=now()), name=name)], message=message)
        return f"/files/{message.attachments.latest('id').pk}/{name}"

    return put


def test_pictures_are_shown_in_place_in_a_sandbox(signed_in, cast, attached):
    shown = signed_in(cast.anna).get(attached("display.png", picture()))
    assert shown.headers["Content-Type"] == "image/png"
    assert shown.headers["Content-Disposition"].startswith("inline")
    assert shown.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(shown.streaming_content) == picture()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<html><script>alert(1)</script></html>"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("liar.png", b"<html><script>alert(1)</script></html>"),
        ("paper.pdf", b"%PDF-1.7 ..."),
    ],
)
def test_all_else_is_a_download_whatever_it_says_it_is(signed_in, cast, attached, name, content):
    shown = signed_in(cast.anna).get(attached(name, content))
    assert shown.headers["Content-Type"] == "application/octet-stream"
    assert shown.headers["Content-Disposition"].startswith("attachment")
    assert shown.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_thumbnails_are_made_anew_and_a_broken_one_is_blank(signed_in, cast, attached):
    anna = signed_in(cast.anna)
    good, broken = attached("a.png", picture()), attached("b.png", picture()[:60])
    for address in (good, broken):
        small = anna.get(f"{address}?size=thumb")
        assert (small.status_code, small.headers["Content-Type"]) == (200, "image/webp")
        assert small.content[8:12] == b"WEBP"


def test_a_name_can_not_break_out_of_its_header(signed_in, cast, ticket):
    message = Message.objects.get(ticket=ticket)
    attach([Enclosure(file=keep(b"x", at=now()), name='a"\r\nSet-Cookie: x=1.txt')], message=message)
    shown = signed_in(cast.anna).get(f"/files/{message.attachments.get().pk}/whatever")
    assert "Set-Cookie" not in shown.headers
    assert shown.headers["Content-Disposition"].count("\n") == 0


def test_strangers_get_the_same_as_for_nothing(signed_in, cast, client, attached):
    address = attached("display.png", picture())
    per = signed_in(cast.per)
    foreign, nothing = per.get(address), per.get("/files/98765/display.png")
    assert foreign.status_code == nothing.status_code == 404
    assert client.get(address).headers["Location"].startswith("/account/login/")


def test_files_of_notes_are_nobodys_here_not_even_an_agents(signed_in, cast, ticket):
    boris = cast.actor(cast.boris)
    sent = upload(b"internal", name="internal.txt", by=boris, at=now())
    note = write_note(ticket, from_text("!"), by=boris, at=now(), enclosures=enclosures_of([sent.pk], by=boris))
    for person in (cast.anna, cast.fatima, cast.boris):
        assert signed_in(person).get(f"/files/{note.attachments.get().pk}/internal.txt").status_code == 404


def test_the_file_of_an_answer_on_its_way_waits_with_it(signed_in, cast, ticket):
    boris = cast.actor(cast.boris)
    sent = upload(b"later", name="later.txt", by=boris, at=now())
    said = answer(ticket, from_text("!"), by=boris, at=now(), enclosures=enclosures_of([sent.pk], by=boris))
    address = f"/files/{said.attachments.get().pk}/later.txt"
    assert signed_in(cast.anna).get(address).status_code == 404
    Message.objects.filter(pk=said.pk).update(shown_from=now() - timedelta(seconds=1))
    assert signed_in(cast.anna).get(address).status_code == 200


# ── while writing ────────────────────────────────────────────────────────────


def test_an_upload_says_what_the_page_needs_and_is_seen_by_its_sender_only(signed_in, cast):
    anna = signed_in(cast.anna)
    answer = anna.post("/uploads/", {"file": file()})
    kept = answer.json()
    assert answer.status_code == 201
    assert kept == {
        "id": kept["id"],
        "name": "display.png",
        "size": len(picture()),
        "url": f"/uploads/{kept['id']}/",
        "thumb": f"/uploads/{kept['id']}/?size=thumb",
    }
    assert anna.get(kept["url"]).status_code == 200
    assert signed_in(cast.per).get(kept["url"]).status_code == 404


def test_a_refused_upload_is_a_plain_sentence(signed_in, cast):
    headers = {"Accept": "application/json"}
    answer = signed_in(cast.anna).post("/uploads/", {"file": file("run.exe", b"MZ")}, headers=headers)
    assert answer.status_code == 422
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "harmful programs" in answer.text
    nothing = signed_in(cast.anna).post("/uploads/", {}, headers=headers)
    assert (nothing.status_code, nothing.text) == (422, "No file arrived. Choose it again.")


def test_strangers_send_only_so_many(client, db):
    for _ in range(30):
        assert client.post("/uploads/", {"file": file()}).status_code == 201
    answer = client.post("/uploads/", {"file": file()}, headers={"Accept": "application/json"})
    assert answer.status_code == 429
    assert "Wait 60 minutes" in answer.text
