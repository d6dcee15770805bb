"""Registering in the portal by somebody who is signed in; all of it without scripts."""

import io
import re
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from firstline.catalogue.actions.keep_category import add_category
from firstline.catalogue.models import Product
from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import configure_desk
from firstline.tickets.models import Attachment, Message, Ticket, Upload
from tests.cast import NOW

NEW = "/requests/new/"


def picture():
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "PNG")
    return out.getvalue()


def file(name="display.png", content=None):
    return SimpleUploadedFile(name, picture() if content is None else content)


@pytest.fixture
def anna(signed_in, cast):
    return signed_in(cast.anna)


def test_becomes_a_request_of_hers_with_what_she_said(anna, cast):
    product = Product.objects.create(name="LaserDesk M507")
    answer = anna.post(
        NEW,
        {
            "subject": "Printer prints blank pages",
            "text": "Since yesterday.\n\nNine people use it.",
            "product": product.pk,
            "urgency": "1",
            "impact": "2",
            "files": [file()],
        },
    )
    ticket = Ticket.objects.get()
    assert answer.headers["Location"] == f"/requests/{ticket.pk}/registered/"
    assert (ticket.requester, ticket.organisation, ticket.product) == (cast.anna, cast.bergs, product)
    assert (ticket.channel, ticket.urgency, ticket.impact, ticket.priority) == ("portal", 1, 2, 2)
    assert Message.objects.get().text == "Since yesterday.\n\nNine people use it."
    assert [(one.name, one.file.content_type) for one in Attachment.objects.all()] == [("display.png", "image/png")]
    after = anna.get(answer.headers["Location"]).text
    assert ticket.number in after
    assert f'href="/requests/{ticket.pk}/"' in after


def test_what_it_is_about_is_carried_along_from_the_first_page(anna, cast):
    by = cast.actor(cast.ada)
    printing = add_category(name="Printing", by=by, at=NOW)
    scanning = add_category(name="Scanning", parent=printing, by=by, at=NOW)
    page = anna.get(NEW, {"topic": printing.pk, "problem": "No toner"}).text
    assert f'name="topic" value="{printing.pk}"' in page
    assert 'value="No toner"' in page
    anna.post(NEW, {"subject": "No toner", "topic": printing.pk})
    assert Ticket.objects.get().category == printing
    for other in (scanning.pk, "987654", "x"):
        assert 'name="topic"' not in anna.get(NEW, {"topic": other}).text


def test_a_few_words_are_enough(anna):
    assert anna.post(NEW, {"subject": "No sound"}).status_code == 302
    assert (Ticket.objects.get().urgency, Ticket.objects.get().impact) == (2, 3)


def test_sent_twice_is_one_request(anna):
    sent = {"subject": "No sound", "client_id": str(uuid4())}
    first, second = anna.post(NEW, sent), anna.post(NEW, sent)
    assert first.headers["Location"] == second.headers["Location"]
    assert Ticket.objects.count() == 1


def test_the_page_brings_an_id_of_its_own_for_that(anna):
    first, second = (anna.get(NEW).text.split('name="client_id"')[1].split('value="')[1][:36] for _ in range(2))
    assert len(first) == 36
    assert first != second


def test_all_that_was_typed_when_the_session_ended_is_there_after_signing_in(client, signed_in, cast):
    anna = signed_in(cast.anna)
    assert 'name="signed_in"' in anna.get(NEW).text
    product = Product.objects.create(name="LaserDesk M507")
    early = anna.post("/uploads/", {"file": file("early.png")}).json()["id"]
    topic = add_category(name="Sound", by=cast.actor(cast.ada), at=NOW)
    typed = {"subject": "No sound", "text": "Typed for an hour", "product": product.pk, "urgency": "1", "impact": "2"}
    typed["topic"] = topic.pk
    sent = client.post(NEW, {**typed, "signed_in": "yes", "uploads": [early], "files": [file("late.png")]})
    assert sent.headers["Location"] == "/account/login/?next=%2Frequests%2Fnew%2F"
    assert not Ticket.objects.exists()
    client.force_login(cast.anna, backend=settings.AUTHENTICATION_BACKENDS[0])
    page = client.get(NEW).text
    assert 'value="No sound"' in page
    assert ">\nTyped for an hour</textarea>" in page
    assert f'<option value="{product.pk}" selected>' in page
    assert re.findall(r'name="(\w+)" value="(\d)"[^>]* checked', page) == [("urgency", "1"), ("impact", "2")]
    assert ("early.png" in page, "late.png" in page) == (True, True)
    assert f'name="topic" value="{topic.pk}"' in page
    uploads = re.findall(r'name="uploads" value="([0-9a-f-]+)"', page)
    client.post(NEW, {"subject": "No sound", "uploads": uploads})
    assert [one.name for one in Attachment.objects.order_by("id")] == ["early.png", "late.png"]
    assert "Typed for an hour" not in client.get(NEW).text


def test_scripts_are_told_that_the_session_ended(client, db):
    sent = client.post(NEW, {"subject": "No sound", "signed_in": "yes"}, headers={"HX-Request": "true"})
    assert sent.status_code == 401
    assert "You have been signed out. What you wrote is kept." in sent.text


def test_what_was_typed_stays_when_something_is_missing(anna):
    answer = anna.post(NEW, {"subject": " ", "text": "It <b>beeps</b> all day", "urgency": "1", "files": [file()]})
    assert answer.status_code == 422
    assert "Say in a few words what is wrong." in answer.text
    assert "It &lt;b&gt;beeps&lt;/b&gt; all day" in answer.text
    assert re.search(r'name="urgency" value="1"[^>]* checked', answer.text)
    assert f'name="uploads" value="{Upload.objects.get().pk}"' in answer.text
    assert Ticket.objects.count() == 0


def test_files_sent_with_a_refused_form_come_along_the_next_time(anna):
    anna.post(NEW, {"subject": "", "files": [file()]})
    anna.post(NEW, {"subject": "Blank pages", "uploads": [str(Upload.objects.get().pk)]})
    assert Attachment.objects.get().message.ticket.subject == "Blank pages"


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (file("setup.exe", b"MZ\x90"), "can carry harmful programs"),
        (file("photo.png", picture()[:60]), "can&#39;t be opened"),
        (file("empty.txt", b""), "is empty"),
        (file("huge.log", b"x" * (1024 * 1024 + 1)), "at most 1 MB"),
    ],
)
def test_a_bad_file_is_named_beside_the_field_and_the_rest_is_kept(anna, bad, sentence):
    configure_desk(largest_file_mb=1, by=SYSTEM, at=NOW)
    answer = anna.post(NEW, {"subject": "Blank pages", "text": "Help", "files": [bad, file("good.png")]})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="Blank pages"' in answer.text
    assert [one.name for one in Upload.objects.all()] == ["good.png"]
    assert Ticket.objects.count() == 0


def test_nobody_takes_the_upload_of_another(anna, signed_in, cast):
    signed_in(cast.per).post("/uploads/", {"file": file("secret.png")})
    anna.post(NEW, {"subject": "Blank", "uploads": [str(Upload.objects.get().pk)]})
    assert Attachment.objects.count() == 0


def test_scripts_are_led_on_and_get_the_form_again(anna):
    headers = {"HX-Request": "true"}
    refused = anna.post(NEW, {"subject": ""}, headers=headers)
    assert refused.status_code == 422
    assert "<html" not in refused.text
    assert 'id="register"' in refused.text
    taken = anna.post(NEW, {"subject": "No sound"}, headers=headers)
    assert taken.headers["HX-Redirect"] == f"/requests/{Ticket.objects.get().pk}/registered/"


def test_registered_page_of_another_is_nothing(signed_in, cast, ticket):
    assert signed_in(cast.per).get(f"/requests/{ticket.pk}/registered/").status_code == 404
