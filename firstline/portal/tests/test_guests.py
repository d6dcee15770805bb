"""The signed link of a mail: one request, one person, no account, and nothing besides."""

from datetime import timedelta

import pytest
from django.test import Client

from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.core.models import LoggedEvent
from firstline.people.actions.change_person import change_person
from firstline.portal.tests.test_registering import file
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.attaching import enclosures_of, upload
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.reply import reply
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.guest_links import LASTS, guest_token
from firstline.tickets.models import Message, Participant, Ticket, Upload
from firstline.tickets.wording import from_text

LONG_AGO = timedelta(days=200)


def link(ticket, at=None):
    participant = Participant.objects.get(ticket=ticket, person=ticket.requester)
    return f"/r/{guest_token(participant, at=at or now())}/"


@pytest.fixture
def page(ticket):
    return link(ticket)


@pytest.fixture
def guest(db):
    """A browser that takes the check against forged forms seriously."""
    return Client(enforce_csrf_checks=True)


def test_shows_the_request_without_an_account(guest, page, ticket):
    text = guest.get(page).text
    assert ticket.subject in text
    assert "It has printed blank pages since yesterday." in text
    assert "_auth_user_id" not in guest.session


def test_tells_nobody_about_the_link(guest, page):
    shown = guest.get(page)
    assert shown.headers["Referrer-Policy"] == "no-referrer"
    assert shown.headers["Cache-Control"] == "no-store"
    assert shown.headers["X-Robots-Tag"] == "noindex, nofollow"
    token = page.split("/")[2]
    for part in shown.text.split(token)[:-1]:
        address = part.rsplit('"', 1)[-1]
        assert address in ("/r/", "/live/?guest="), address


def test_looking_changes_nothing(guest, page, ticket):
    before = (LoggedEvent.objects.count(), Ticket.objects.values().get(), Participant.objects.values().get())
    for way in ("", "?works=yes", "?works=no", "now/", "solved/", "answers/", "follow-ups/", "uploads/"):
        guest.get(page + way)
        guest.head(page + way)
    assert (LoggedEvent.objects.count(), Ticket.objects.values().get(), Participant.objects.values().get()) == before


def test_answers_with_files_and_says_that_it_works(guest, page, ticket):
    """Also from a browser that says Origin: null, as it does on a page with no-referrer."""
    kept = guest.post(page + "uploads/", {"file": file()}, headers={"Origin": "null"}).json()
    assert guest.get(kept["thumb"]).headers["Cache-Control"] == "no-store"
    sent = guest.post(page + "answers/", {"text": "Still blank", "uploads": [kept["id"]]}, headers={"Origin": "null"})
    said = Message.objects.latest("id")
    assert sent.headers["Location"] == f"{page}#message-{said.pk}"
    assert (said.channel, said.author_name, said.attachments.count()) == ("link", "Anna Berg", 1)
    guest.post(page + "solved/", headers={"Origin": "null"})
    ticket.refresh_from_db()
    assert ticket.stage == "resolved"


def test_opens_no_other_ticket_and_none_of_its_files(guest, page, cast, other_ticket):
    per = cast.actor(cast.per)
    sent = upload(b"secret", name="secret.txt", by=per, at=now())
    said = reply(
        other_ticket, from_text("x"), author=cast.per, channel="mail", by=per, at=now(),
        enclosures=enclosures_of([sent.pk], by=per),
    )  # fmt: skip
    attachment = said.attachments.get()
    assert guest.get(f"{page}files/{attachment.pk}/secret.txt").status_code == 404
    assert guest.get(f"{page}uploads/{sent.pk}/").status_code == 404
    assert guest.get(f"/requests/{other_ticket.pk}/").status_code == 302
    guest.post(page + "answers/", {"text": "x", "uploads": [str(sent.pk)]})
    assert Message.objects.latest("id").attachments.count() == 0


def test_opens_the_files_of_its_own_and_keeps_them_nowhere(guest, page, ticket, cast):
    boris = cast.actor(cast.boris)
    sent = upload(file().read(), name="drum & co.png", by=boris, at=now())
    answer(
        ticket,
        from_text("Look"),
        by=boris,
        at=now() - timedelta(minutes=1),
        enclosures=enclosures_of([sent.pk], by=boris),
    )
    text = guest.get(page).text
    address = text.split('class="thumb" href="')[1].split('"')[0]
    assert address.startswith(page)
    shown = guest.get(address)
    assert (shown.headers["Content-Type"], shown.headers["Cache-Control"]) == ("image/png", "no-store")
    assert shown.headers["Referrer-Policy"] == "no-referrer"


def test_never_opens_the_file_of_a_note(guest, page, ticket, cast):
    boris = cast.actor(cast.boris)
    sent = upload(b"internal", name="internal.txt", by=boris, at=now())
    note = write_note(ticket, from_text("see file"), by=boris, at=now(), enclosures=enclosures_of([sent.pk], by=boris))
    assert guest.get(f"{page}files/{note.attachments.get().pk}/internal.txt").status_code == 404


def test_whoever_is_signed_in_stays_a_guest_here(signed_in, cast, page, ticket):
    write_note(ticket, from_text("Internal words"), by=cast.actor(cast.boris), at=now())
    assert "Internal words" not in signed_in(cast.boris).get(page).text


def test_speaks_the_language_of_its_person(guest, page, cast):
    change_person(cast.anna, language="sv", by=SYSTEM, at=now())
    assert guest.get(page).headers["Content-Language"] == "sv"


# ── ended ────────────────────────────────────────────────────────────────────


def test_a_link_that_has_ended_offers_a_new_one_without_saying_to_whom(guest, ticket, run_jobs):
    page = link(ticket, at=now() - LASTS - timedelta(days=2))
    shown = guest.get(page)
    assert shown.status_code == 410
    assert "This link has ended" in shown.text
    for secret in (ticket.subject, ticket.number, "Anna", "bergs.test"):
        assert secret not in shown.text
    asked = guest.post(page + "links/", headers={"Origin": "null"})
    assert "A new link is on its way" in asked.text
    assert "bergs.test" not in asked.text
    assert LoggedEvent.objects.get(kind="ticket:guest-link-asked").data["person_id"] == ticket.requester_id


def test_only_the_button_asks_for_a_new_link(guest, ticket):
    page = link(ticket, at=now() - LASTS - timedelta(days=2))
    guest.get(page)
    guest.get(page + "links/")
    assert not LoggedEvent.objects.filter(kind="ticket:guest-link-asked").exists()


def test_a_new_link_can_not_be_asked_for_without_end(guest, ticket):
    page = link(ticket, at=now() - LASTS - timedelta(days=2))
    answers = [guest.post(page + "links/").status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]


def test_what_was_typed_over_the_end_is_shown_to_be_copied(guest, ticket):
    page = link(ticket, at=now() - LASTS - timedelta(days=2))
    assert "An hour&#39;s work" in guest.post(page + "answers/", {"text": "An hour's work"}).text
    assert Message.objects.count() == 1


@pytest.mark.parametrize("token", ["nonsense", "1-2-3", "1-99999-abcdefghijklmnopqrstuvwxyz"])
def test_a_made_up_link_is_nothing(guest, ticket, token):
    for address in (f"/r/{token}/", f"/r/{token}/files/1/x.png", f"/r/{token}/now/"):
        shown = guest.get(address)
        assert shown.status_code == 404
        assert ticket.subject not in shown.text
    assert guest.post(f"/r/{token}/links/").status_code == 404


# ── follow-up ────────────────────────────────────────────────────────────────


def test_what_ended_long_ago_becomes_a_new_request_with_a_link_of_its_own(guest, page, ticket, cast):
    resolve(ticket, resolution="New sensor.", by=cast.actor(cast.boris), at=now() - LONG_AGO)
    form = guest.post(page + "answers/", {"text": "Blank again"})
    assert ">\nBlank again</textarea>" in form.text
    sent = guest.post(page + "follow-ups/", {"subject": "Blank again", "text": "Blank again"})
    new = Ticket.objects.latest("id")
    assert (new.follows, new.requester, new.channel) == (ticket, cast.anna, "link")
    after = guest.get(sent.headers["Location"])
    assert new.number in after.text
    follow = after.text.split('button primary" href="')[1].split('"')[0]
    assert "Blank again" in guest.get(follow).text
    assert Upload.objects.count() == 0
