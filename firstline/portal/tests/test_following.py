"""One request: followed, answered, solved, opened again; all of it without scripts."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings

from firstline.core.clock import now
from firstline.core.files import keep
from firstline.core.models import LoggedEvent
from firstline.portal.tests.test_registering import file, picture
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.assign import take
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.participants import add_participant
from firstline.tickets.actions.reply import reply
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.models import Message, Participant, Ticket, Upload
from firstline.tickets.wording import Words, from_html, from_text

LONG_AGO = timedelta(days=200)


@pytest.fixture
def page(ticket):
    return f"/requests/{ticket.pk}/"


@pytest.fixture
def anna(signed_in, cast):
    return signed_in(cast.anna)


@pytest.fixture
def boris(cast):
    return cast.actor(cast.boris)


def test_shows_track_who_has_it_and_what_was_said(anna, page, cast, ticket, boris):
    take(ticket, by=boris, at=now())
    answer(ticket, from_text("Which one?"), by=boris, at=now() - timedelta(minutes=1), wait=True)
    text = anna.get(page).text
    assert '<li class="now" aria-current=step>Waiting for you</li>' in text
    assert "Boris needs to know something." in text
    assert "It has printed blank pages since yesterday." in text
    assert "Which one?" in text
    assert "Boris took it" in text
    assert text.index("Boris took it") > text.index("It has printed")


def test_an_answer_that_can_still_be_taken_back_is_not_shown(anna, page, ticket, boris):
    answer(ticket, from_text("Not yet"), by=boris, at=now())
    assert "Not yet" not in anna.get(page).text


def test_keeps_the_formatting_of_the_desk_and_nothing_dangerous(anna, page, ticket, boris):
    html = '<p>Press <b>hard</b></p><script>alert(1)</script><img src="https://evil.test/x.png"><p onclick="x()">!</p>'
    answer(ticket, from_html(html), by=boris, at=now() - timedelta(minutes=1))
    text = anna.get(page).text
    assert "<b>hard</b>" in text
    for evil in ("alert(1)", "evil.test", "onclick"):
        assert evil not in text


def test_whoever_said_all_in_the_first_line_sees_it_as_what_they_said(anna):
    anna.post("/requests/new/", {"subject": "No <i>sound</i>"})
    text = anna.get(f"/requests/{Ticket.objects.latest('id').pk}/").text
    assert "No &lt;i&gt;sound&lt;/i&gt;" in text.split('<div class="bubble">')[1].split("</div>")[0]


def test_folds_the_quoted_rest_and_escapes_plain_text(anna, page, ticket, cast):
    words = Words(text="<i>Still</i> blank", html="<i>mail html</i>", rest_html="<p>Boris wrote: hello</p>")
    reply(ticket, words, author=cast.anna, channel="mail", by=cast.actor(cast.anna), at=now())
    text = anna.get(page).text
    assert "&lt;i&gt;Still&lt;/i&gt; blank" in text
    assert "<i>mail html</i>" not in text
    folded = text.split("<details")[1].split("</details>")[0]
    assert "Boris wrote: hello" in folded


def test_folds_the_pictures_of_a_signature_and_shows_those_that_were_sent(anna, page, ticket, cast):
    words = Words(text="Still blank", html="<p>Still blank</p>", rest_html='<p>Anna</p><img src="cid:logo@bergs.test">')
    pictures = [
        Enclosure(file=keep(picture(), at=now()), name="logo.png", content_id="logo@bergs.test"),
        Enclosure(file=keep(picture(), at=now()), name="display.png"),
    ]
    anna_herself = cast.actor(cast.anna)
    reply(ticket, words, author=cast.anna, channel="mail", by=anna_herself, at=now(), enclosures=pictures)
    shown, _summary, folded = anna.get(page).text.split("Still blank")[1].partition("<details")
    assert ("display.png" in shown, "logo.png" in shown) == (True, False)
    assert "logo.png" in folded.split("</details>")[0]


def test_a_stranger_gets_the_same_page_as_for_nothing(signed_in, cast, page):
    per = signed_in(cast.per)
    foreign, nothing = per.get(page), per.get("/requests/987654/")
    assert foreign.status_code == nothing.status_code == 404
    assert strip(foreign.text) == strip(nothing.text)


@pytest.mark.parametrize("rest", ["now/", "registered/", "follow-ups/", "answers/", "solved/"])
def test_behind_the_door_nothing_is_open_to_strangers(signed_in, cast, client, page, rest):
    for method in ("get", "post"):
        assert getattr(signed_in(cast.per), method)(page + rest).status_code == 404
        assert getattr(client, method)(page + rest).headers["Location"].startswith("/account/login/")
    assert Message.objects.count() == 1


def test_colleagues_see_it_only_by_their_role(signed_in, cast, page):
    assert signed_in(cast.fatima).get(page).status_code == 200
    assert signed_in(cast.oskar).get(page).status_code == 404


def test_agents_are_led_to_the_desk(signed_in, cast, page, ticket):
    assert signed_in(cast.boris).get(page).headers["Location"] == f"/desk/tickets/{ticket.pk}/"


def test_an_agent_who_asked_sees_no_notes_here(signed_in, cast, page, ticket, boris):
    add_participant(ticket, cast.boris, by=boris, at=now())
    write_note(ticket, from_text("Internal words"), by=boris, at=now())
    assert "Internal words" not in signed_in(cast.boris).get(page).text


# ── answering ────────────────────────────────────────────────────────────────


def test_an_answer_is_said_and_shown(anna, page, ticket, boris):
    answer(ticket, from_text("Which one?"), by=boris, at=now() - timedelta(minutes=1), wait=True)
    sent = anna.post(page + "answers/", {"text": "The big one", "files": [file()]})
    said = Message.objects.latest("id")
    assert sent.headers["Location"] == f"{page}#message-{said.pk}"
    assert (said.text, said.channel, said.attachments.get().name) == ("The big one", "portal", "display.png")
    ticket.refresh_from_db()
    assert ticket.stage == "open"
    assert "The big one" in anna.get(page).text


def test_sent_twice_is_one_answer(anna, page):
    twice = {"text": "The big one", "client_id": str(uuid4())}
    assert anna.post(page + "answers/", twice).headers == anna.post(page + "answers/", twice).headers
    assert Message.objects.count() == 2


def test_an_empty_answer_is_refused_in_a_sentence(anna, page):
    refused = anna.post(page + "answers/", {"text": "  "})
    assert refused.status_code == 422
    assert "Write something before you send." in refused.text
    assert Message.objects.count() == 1


def test_a_refused_file_keeps_the_text_and_the_good_files(anna, page):
    refused = anna.post(page + "answers/", {"text": "Look", "files": [file("run.exe", b"MZ"), file()]})
    assert refused.status_code == 422
    assert "harmful programs" in refused.text
    assert ">\nLook</textarea>" in refused.text
    assert f'value="{Upload.objects.get().pk}"' in refused.text


def test_scripts_get_a_fresh_box_and_the_talk(anna, page):
    sent = anna.post(page + "answers/", {"text": "The big one"}, headers={"HX-Request": "true"})
    assert sent.status_code == 200
    assert sent.text.lstrip().startswith('<div id="ways">')
    assert '<hx-partial hx-target="#now"' in sent.text
    assert "The big one" in sent.text.split("<hx-partial")[1]
    assert "Your answer is sent." in sent.text


def test_where_something_is_missing_the_box_takes_the_focus(anna, page):
    refused = anna.post(page + "answers/", {"text": " "}, headers={"HX-Request": "true"})
    assert refused.status_code == 422
    assert " autofocus>" in refused.text.split("<textarea")[1].split("</textarea>")[0]


def test_a_manager_who_answers_takes_part_from_then_on(signed_in, cast, page, ticket):
    signed_in(cast.fatima).post(page + "answers/", {"text": "I have it too"})
    assert Participant.objects.filter(ticket=ticket, person=cast.fatima, part="copied").exists()
    assert Message.objects.latest("id").author == cast.fatima


def test_what_was_typed_when_the_session_ended_is_there_after_signing_in(client, signed_in, cast, page):
    sent = client.post(page + "answers/", {"text": "Typed for an hour"})
    assert sent.headers["Location"] == f"/account/login/?next=%2Frequests%2F{page.split('/')[2]}%2F"
    client.post("/account/login/", {"login": "anna@bergs.test", "password": "x"})
    client.force_login(cast.anna, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert ">\nTyped for an hour</textarea>" in client.get(page).text
    assert "Typed for an hour" not in client.get(page).text
    assert Message.objects.count() == 1


def test_scripts_are_told_that_the_session_ended(client, page, db):
    sent = client.post(page + "answers/", {"text": "Typed for an hour"}, headers={"HX-Request": "true"})
    assert sent.status_code == 401
    assert "You have been signed out. What you wrote is kept." in sent.text


# ── solved, and not ──────────────────────────────────────────────────────────


def test_says_how_it_was_solved_and_asks(anna, page, ticket, boris):
    resolve(ticket, resolution="New sensor.\nReported to the maker.", by=boris, at=now())
    text = anna.get(page).text
    assert "Solved. Does it work?" in text
    assert "New sensor.<br>\nReported to the maker." in text
    assert "It still doesn't work?" in text


def test_it_works_closes_what_was_solved(anna, page, ticket, boris):
    resolve(ticket, resolution="New sensor.", by=boris, at=now())
    assert anna.post(page + "solved/").headers["Location"] == page
    ticket.refresh_from_db()
    assert ticket.stage == "closed"
    assert "You closed it" in anna.get(page).text


def test_it_works_solves_what_was_open(anna, page, ticket):
    anna.post(page + "solved/")
    ticket.refresh_from_db()
    assert ticket.stage == "resolved"
    assert LoggedEvent.objects.get(kind="ticket:resolved").actor_name == "Anna Berg"


def test_looking_solves_nothing(anna, page, ticket):
    for way in ("solved/", "answers/"):
        assert anna.get(page + way).headers["Location"] == page
    anna.get(page + "?works=yes")
    anna.head(page)
    ticket.refresh_from_db()
    assert ticket.stage == "new"


def test_words_open_it_again(anna, page, ticket, boris):
    resolve(ticket, resolution="New sensor.", by=boris, at=now())
    anna.post(page + "answers/", {"text": "Blank again"})
    ticket.refresh_from_db()
    assert (ticket.stage, ticket.reopened) == ("open", 1)
    assert "You opened it again" in anna.get(page).text


def test_what_ended_long_ago_leads_to_a_new_request_with_the_words(anna, page, ticket, boris):
    resolve(ticket, resolution="New sensor.", by=boris, at=now() - LONG_AGO)
    assert "Write a new request" in anna.get(page).text
    form = anna.post(page + "answers/", {"text": "Blank again", "files": [file()]})
    assert form.status_code == 200
    assert ">\nBlank again</textarea>" in form.text
    kept = str(Upload.objects.get().pk)
    assert f'value="{kept}"' in form.text
    assert Message.objects.count() == 1
    anna.post(page + "follow-ups/", {"subject": "Blank again", "text": "Blank again", "uploads": [kept]})
    new = Ticket.objects.latest("id")
    assert (new.follows, new.subject, new.messages.get().attachments.count()) == (ticket, "Blank again", 1)
    ticket.refresh_from_db()
    assert ticket.stage == "resolved"


# ── earlier ──────────────────────────────────────────────────────────────────


def test_a_long_talk_shows_its_newest_part_and_leads_to_the_rest(anna, page, ticket, cast):
    for number in range(70):
        at = now() - timedelta(minutes=100 - number)
        reply(
            ticket, from_text(f"Word {number:02}"), author=cast.anna, channel="portal", by=cast.actor(cast.anna), at=at
        )
    text = anna.get(page).text
    assert "Word 69" in text
    assert "Word 05" not in text
    earlier = text.split("?before=")[1].split('"')[0]
    assert "Show what was said last" not in text
    back = anna.get(f"{page}?before={earlier}").text
    assert "Word 05" in back
    assert f'href="{page}">Show what was said last</a>' in back
    assert anna.get(f"{page}?before=nonsense").status_code == 200


def strip(text):
    return text.split("csrfmiddlewaretoken")[0].split("<main")[1]
