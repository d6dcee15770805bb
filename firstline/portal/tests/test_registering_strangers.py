"""Registering without being signed in: whoever says they are Anna gets nothing of Anna's."""

import pytest

from firstline.core.models import LoggedEvent
from firstline.people.models import Person
from firstline.portal.tests.test_registering import file
from firstline.tickets.actions.register_stranger import OF_A_SOURCE, OF_AN_ADDRESS
from firstline.tickets.models import Attachment, Message, Ticket, Upload

NEW = "/requests/new/"

pytestmark = pytest.mark.django_db


def send(client, email="new@somewhere.test", name="Nils New", **more):
    return client.post(NEW, {"subject": "No sound", "text": "At all.", "name": name, "email": email, **more})


def test_asks_for_name_and_address(client):
    page = client.get(NEW).text
    assert 'name="email"' in page
    answer = client.post(NEW, {"subject": "No sound", "text": "At all."})
    assert answer.status_code == 422
    assert "Write your name" in answer.text
    assert "Write your mail address" in answer.text
    assert 'value="No sound"' in answer.text


def test_makes_the_person_and_shows_only_the_number(client, cast):
    answer = send(client, email="Nils@Bergs.test")
    ticket = Ticket.objects.get()
    assert (ticket.requester.name, ticket.requester.email) == ("Nils New", "nils@bergs.test")
    assert (ticket.organisation, ticket.channel) == (cast.bergs, "form")
    page = client.get(answer.headers["Location"]).text
    assert ticket.number in page
    assert "No sound" not in page
    assert f"/requests/{ticket.pk}/" not in page
    assert client.get(f"/requests/{ticket.pk}/").headers["Location"].startswith("/account/login/")


def test_page_with_the_number_can_not_be_guessed(client, cast, ticket):
    assert client.get(f"/requests/registered/{ticket.pk}-abcdefghijklmnopqrstuvwxyz/").status_code == 404


def test_an_address_that_is_known_gets_the_same_answer_and_no_rights(client, cast):
    known = send(client, email="anna@bergs.test", name="Mallory")
    unknown = send(client)
    hers, new = Ticket.objects.order_by("id")
    assert (hers.requester, hers.channel) == (cast.anna, "form")
    cast.anna.refresh_from_db()
    assert cast.anna.name == "Anna Berg"
    pages = [client.get(answer.headers["Location"]).text for answer in (known, unknown)]
    same = {page.replace(t.number, "N").split("csrfmiddlewaretoken")[0].split("<main")[1]
            for page, t in zip(pages, (hers, new), strict=True)}  # fmt: skip
    assert len(same) == 1
    assert "_auth_user_id" not in client.session


def test_the_record_says_who_it_was_said_to_be(client, cast):
    send(client, email="anna@bergs.test", name="Mallory")
    event = LoggedEvent.objects.get(kind="ticket:registered")
    assert (event.actor_kind, event.actor_id, event.actor_name) == ("guest", None, "Mallory")


def test_nothing_is_registered_for_what_is_no_address(client):
    answer = send(client, email="nils")
    assert answer.status_code == 422
    assert "is not a mail address" in answer.text
    assert Person.objects.count() == Ticket.objects.count() == 0


def test_sends_files_too(client):
    kept = client.post("/uploads/", {"file": file("display.png")}).json()
    assert client.get(kept["url"]).headers["Content-Type"] == "image/png"
    assert client.get(kept["thumb"]).headers["Content-Type"] == "image/webp"
    send(client, uploads=[kept["id"]], files=[file("log.txt", b"toner low")])
    assert [one.name for one in Attachment.objects.order_by("id")] == ["display.png", "log.txt"]
    assert Upload.objects.filter(person=None).count() == 2


def test_too_many_from_one_source_are_asked_to_wait_and_lose_nothing(client):
    for number in range(OF_A_SOURCE.at_most):
        assert send(client, email=f"n{number}@somewhere.test").status_code == 302
    answer = send(client, email="one.more@somewhere.test", text="Kept words")
    assert answer.status_code == 429
    assert "That was too often. Wait 60 minutes" in answer.text
    assert "Kept words" in answer.text
    assert Ticket.objects.count() == OF_A_SOURCE.at_most
    assert not Person.objects.filter(email="one.more@somewhere.test").exists()


def test_too_many_for_one_address_are_asked_to_wait(client):
    for number in range(OF_AN_ADDRESS.at_most):
        send(client, REMOTE_ADDR=f"192.0.2.{number}")
    assert send(client).status_code == 429


def test_sent_twice_is_one_request(client):
    twice = {"client_id": "0b0f5a52-3c0f-4b1a-9a53-3f4a0c8f7e11"}
    assert send(client, **twice).headers["Location"] == send(client, **twice).headers["Location"]
    assert Message.objects.count() == 1
