"""The signed link of the mail that asks, and the same signed in: one question, answered once, and nothing besides."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from firstline.approvals.actions.hand_on import hand_on
from firstline.approvals.actions.withdraw import withdraw
from firstline.approvals.links import approval_token
from firstline.approvals.models import Approval, Approver, How
from firstline.approvals.tests.asking import QUESTION, asked, row_of, stands
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.core.models import LoggedEvent
from firstline.people.actions.add_person import add_person
from firstline.people.actions.change_person import change_person
from firstline.people.queries import role
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.reply import reply
from firstline.tickets.models import Participant, Ticket
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import as_actor

SOON = timedelta(days=7)
SCANNERS = ["", "Mozilla/5.0 (compatible; SafeLinks)", "Barracuda Sentinel", "python-requests/2.32", "x" * 4000]


@pytest.fixture
def guest(db):
    """A browser that takes the check against forged forms seriously."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def approval(cast, ticket):
    return asked(cast, ticket, cast.fatima, at=now(), until=now() + SOON)


def link(person):
    return f"/a/{approval_token(row_of(person))}/"


def everything():
    rows = [list(model.objects.order_by("pk").values()) for model in (Approval, Approver, Ticket, Participant)]
    return [LoggedEvent.objects.count(), *rows]


def test_shows_what_is_asked_and_who_asks_and_marks_the_choice(guest, cast, approval):
    page = guest.get(link(cast.fatima) + "?says=no").text
    for words in (QUESTION, "Printer on floor 3 prints blank pages", "Boris Nord asks for your approval", "Anna Berg"):
        assert words in page
    assert ('value="no" checked' in page, 'value="yes" checked' in page) == (True, False)
    assert "_auth_user_id" not in guest.session


@pytest.mark.parametrize("agent", SCANNERS)
def test_a_scanners_visits_decide_nothing(guest, cast, approval, agent):
    before, page = everything(), link(cast.fatima)
    for way in ("", "?says=yes", "?says=no", "?says=maybe", "answer/", "answer/?says=yes", "stand-in/"):
        for ask in (guest.get, guest.head, guest.options, guest.get):
            headers = {"User-Agent": agent, "Sec-Purpose": "prefetch", "X-Forwarded-For": "192.0.2.9"}
            assert ask(page + way, headers=headers).status_code in (200, 302, 405)
    assert everything() == before


def test_tells_nobody_about_the_link(guest, cast, approval):
    shown = guest.get(link(cast.fatima))
    assert shown.headers["Referrer-Policy"] == "no-referrer"
    assert shown.headers["Cache-Control"] == "no-store"
    assert shown.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_says_yes_once_and_says_so_afterwards(guest, cast, approval):
    """Also from a browser that says Origin: null, as it does on a page with no-referrer."""
    page = link(cast.fatima)
    sent = guest.post(page + "answer/", {"says": "yes", "reason": "In the budget."}, headers={"Origin": "null"})
    assert sent.headers["Location"] == page
    row = row_of(cast.fatima)
    assert (row.stand, row.way, row.reason, row.answered_by) == ("yes", "link", "In the budget.", cast.fatima)
    after = everything()
    again = guest.get(page).text
    assert "You said yes, today" in again
    assert "<textarea" not in again
    for late in ({"says": "no", "reason": "Changed my mind."}, {"says": "yes"}):
        assert guest.post(page + "answer/", late).headers["Location"] == page
    guest.post(page + "stand-in/", {"address": "oskar@bergs.test"})
    assert everything() == after


def test_a_no_without_a_reason_is_asked_again_and_nothing_typed_is_lost(guest, cast, approval):
    before = everything()
    again = guest.post(link(cast.fatima) + "answer/", {"says": "no", "reason": " "})
    assert again.status_code == 422
    assert "Say why not, in a sentence." in again.text
    assert 'value="no" checked' in again.text
    nothing = guest.post(link(cast.fatima) + "answer/", {"reason": "Hm."})
    assert (nothing.status_code, "Choose yes or no." in nothing.text, ">\nHm.<" in nothing.text) == (422, True, True)
    assert everything() == before


def forged(cast):
    number, ends_on, signature = approval_token(row_of(cast.fatima)).split("-")
    other = approval_token(row_of(cast.oskar)).split("-")
    yield f"{other[0]}-{ends_on}-{signature}"
    yield f"{number}-{int(ends_on) + 1}-{signature}"
    yield f"{number}-{ends_on}-{other[2]}"
    yield f"{number}-{ends_on}-{signature[:-1]}"
    yield f"{number}-{ends_on}"
    yield f"{'9' * 30}-{ends_on}-{signature}"
    yield f"²-{ends_on}-{signature}"
    yield "nonsense"
    yield "x" * 500


def test_forged_and_foreign_links_open_nothing(guest, cast, ticket):
    asked(cast, ticket, cast.fatima, cast.oskar, at=now(), until=now() + SOON)
    before = everything()
    nothing = guest.get("/a/1-99999-abcdefghijklmnopqrstuvwxyz/").text
    for token in forged(cast):
        for response in (guest.get(f"/a/{token}/"), guest.post(f"/a/{token}/answer/", {"says": "yes"})):
            assert response.status_code == 404, token
            assert QUESTION not in response.text
            assert response.text.replace(token, "…").count("<h1>") == nothing.count("<h1>")
    participant = Participant.objects.get(ticket=ticket, person=cast.anna)
    assert guest.get(f"/a/{participant.pk}-99999-{participant.link_key}/").status_code == 404
    assert guest.get(f"/r/{approval_token(row_of(cast.fatima))}/").status_code == 404
    assert everything() == before


def test_a_link_ends_a_month_after_the_answer_was_wanted(guest, cast, ticket):
    long_ago = now() - timedelta(days=60)
    asked(cast, ticket, cast.fatima, at=long_ago, until=long_ago + SOON)
    token = approval_token(row_of(cast.fatima))
    assert guest.get(f"/a/{token}/").status_code == 404
    assert guest.post(f"/a/{token}/answer/", {"says": "yes"}).status_code == 404
    assert stands() == {"Fatima": "asked"}


def test_a_closed_accounts_link_opens_nothing(guest, cast, approval):
    page = link(cast.fatima)
    change_person(cast.fatima, is_active=False, by=cast.actor(cast.ada), at=now())
    assert guest.get(page).status_code == 404
    assert guest.post(page + "answer/", {"says": "yes"}).status_code == 404
    assert stands() == {"Fatima": "asked"}


def test_a_withdrawn_question_says_so(guest, cast, approval):
    withdraw(approval, by=cast.actor(cast.boris), at=now())
    page = guest.get(link(cast.fatima)).text
    assert "The question was withdrawn." in page
    assert "<textarea" not in page


def test_hands_on_to_a_colleague_whose_own_link_answers_then(guest, cast, approval):
    for one in (cast.fatima, cast.oskar):
        change_person(one, organisation=cast.bergs, by=cast.actor(cast.ada), at=now())
    first = link(cast.fatima)
    assert guest.post(first + "stand-in/", {"address": " OSKAR@bergs.test "}).headers["Location"] == first
    assert "Oskar Lind was asked instead of you" in guest.get(first).text
    guest.post(first + "answer/", {"says": "no", "reason": "After all."})
    assert stands() == {"Fatima": "handed_on", "Oskar": "asked"}
    lisa = guest.post(link(cast.oskar) + "stand-in/", {"address": "lisa@desk.test"})
    assert lisa.status_code == 302, "who works at the desk may be asked too"
    back = guest.post(link(cast.lisa) + "stand-in/", {"address": "fatima@bergs.test"})
    assert (back.status_code, "Fatima El-Amin is asked already, or was." in back.text) == (422, True)
    guest.post(link(cast.lisa) + "answer/", {"says": "yes"})
    assert Approval.objects.get().outcome == "approved"


def test_nobody_learns_whom_the_desk_knows(guest, cast, approval):
    page = link(cast.fatima) + "stand-in/"
    known, unknown = (guest.post(page, {"address": who}) for who in ("per@nordby.test", "who@nowhere.test"))
    assert known.status_code == unknown.status_code == 422
    fresh_tokens = r"[A-Za-z0-9]{64}"
    seen = [re.sub(fresh_tokens, "", page.text) for page in (known, unknown)]
    assert seen[0].replace("per@nordby.test", "who@nowhere.test") == seen[1]
    for _again in range(8):
        guest.post(page, {"address": "x@y.test"})
    assert "That was too often." in guest.post(page, {"address": "lisa@desk.test"}).text
    assert stands() == {"Fatima": "asked"}


def test_the_link_reaches_nothing_of_the_request(guest, cast, approval, ticket):
    page = link(cast.fatima)
    token = page.split("/")[2]
    for rest in ("now/", "answers/", "solved/", "uploads/", "files/1/look.txt", "follow-ups/", "links/"):
        assert guest.get(page + rest).status_code == 404
        assert guest.get(f"/r/{token}/{rest}").status_code == 404
    for address in (f"/requests/{ticket.pk}/", f"/desk/tickets/{ticket.pk}/", f"/approvals/{row_of(cast.fatima).pk}/"):
        assert guest.get(address).status_code in (302, 404)
    stranger = Client()
    stranger.get(page)
    assert QUESTION not in stranger.get("/approvals/", follow=True).text


def test_an_approver_who_is_signed_in_sees_no_more_of_the_request_than_before(signed_in, cast, ticket):
    asked(cast, ticket, cast.per, at=now(), until=now() + SOON)
    per = signed_in(cast.per)
    assert QUESTION in per.get(f"/approvals/{row_of(cast.per).pk}/").text
    assert per.get(f"/requests/{ticket.pk}/").status_code == 404
    assert "blank pages since yesterday" not in per.get(f"/approvals/{row_of(cast.per).pk}/").text


def say_things(cast, ticket, at):
    boris = cast.actor(cast.boris)
    write_note(ticket, from_text("Hemligt note"), by=boris, at=at)
    answer(ticket, from_text("Offentligt answer"), by=boris, at=at, undo_for=timedelta(0))
    reply(ticket, from_text("Offentligt reply"), author=cast.anna, channel=Channel.MAIL, by=as_actor(cast.anna), at=at)


@pytest.mark.parametrize("shows", [True, False])
def test_reads_the_public_talk_until_then_where_the_asker_chose_so_and_never_a_note(guest, cast, ticket, shows):
    at = now()
    say_things(cast, ticket, at - timedelta(hours=2))
    asked(cast, ticket, cast.fatima, cast.oskar, at=at, until=at + SOON, shows_talk=shows)
    said_later = cast.actor(cast.boris)
    answer(ticket, from_text("Hemligt later"), by=said_later, at=at + timedelta(seconds=1), undo_for=timedelta(0))
    page = guest.get(link(cast.fatima)).text
    assert "Hemligt" not in page
    assert ("Offentligt answer" in page, "Offentligt reply" in page) == (shows, shows)
    guest.post(link(cast.fatima) + "answer/", {"says": "yes"})
    assert "Offentligt" not in guest.get(link(cast.fatima)).text, "there is nothing to decide any more"


def test_signed_in_the_list_holds_ones_own_and_only_when_it_is_ones_turn(signed_in, cast, ticket):
    asked(cast, ticket, cast.fatima, cast.oskar, how=How.IN_ORDER, at=now(), until=now() + SOON)
    fatima, oskar = signed_in(cast.fatima), signed_in(cast.oskar)
    for page in ("/", "/approvals/"):
        assert "Boris Nord asks, for Anna Berg" in fatima.get(page).text
        assert "Boris Nord asks, for Anna Berg" not in oskar.get(page).text
    mine, theirs = row_of(cast.fatima).pk, row_of(cast.oskar).pk
    nothing = oskar.get("/approvals/987654321/")
    for foreign in (mine, theirs):
        got = oskar.get(f"/approvals/{foreign}/")
        assert (got.status_code, QUESTION in got.text) == (nothing.status_code, False) == (404, False)
        assert oskar.post(f"/approvals/{foreign}/answer/", {"says": "yes"}).status_code == 404
    assert stands() == {"Fatima": "asked", "Oskar": "later"}
    fatima.post(f"/approvals/{mine}/answer/", {"says": "yes"})
    assert (row_of(cast.fatima).way, stands()) == ("portal", {"Fatima": "yes", "Oskar": "asked"})
    assert "You said yes" in fatima.get("/approvals/").text
    assert oskar.get(f"/approvals/{theirs}/").status_code == 200


def test_whoever_is_signed_out_signs_in_first(guest, cast, approval):
    pk = row_of(cast.fatima).pk
    assert guest.get(f"/approvals/{pk}/").headers["Location"] == f"/account/login/?next=%2Fapprovals%2F{pk}%2F"
    assert guest.get("/approvals/").headers["Location"] == "/account/login/?next=/approvals/"


def test_the_requester_sees_whose_approval_it_waits_for_and_what_was_decided_but_no_reasons(signed_in, cast, ticket):
    asked(cast, ticket, cast.fatima, cast.per, at=now(), until=now() + SOON)
    anna = signed_in(cast.anna)
    page = anna.get(f"/requests/{ticket.pk}/").text
    assert "Waiting for approval by Fatima El-Amin, Per Olsson." in page
    assert QUESTION not in page
    assert "Waiting for approval" in anna.get("/requests/").text
    signed_in(cast.per).post(f"/approvals/{row_of(cast.per).pk}/answer/", {"says": "no", "reason": "Hemligt dear."})
    page = anna.get(f"/requests/{ticket.pk}/").text
    assert "It is not approved" in page
    assert "Hemligt" not in page


def test_the_list_asks_no_more_for_many_than_for_one(signed_in, cast, approval, django_assert_max_num_queries):
    fatima = signed_in(cast.fatima)
    fatima.get("/approvals/")
    with django_assert_max_num_queries(9):
        fatima.get("/approvals/")


def test_handed_on_by_the_desk_is_no_longer_the_first_ones(signed_in, cast, approval):
    hand_on(row_of(cast.fatima), to=cast.oskar, by=cast.actor(cast.boris), at=now())
    pk = row_of(cast.fatima).pk
    shown = signed_in(cast.fatima).get(f"/approvals/{pk}/").text
    assert "Oskar Lind was asked instead of you" in shown
    assert "<textarea" not in shown


def test_somebody_without_any_organisation_hands_on_to_nobody_elsewhere(guest, cast, ticket):
    loner = add_person(name="Lo Ner", email="lo@ner.test", as_role=role("user"), by=SYSTEM, at=now())
    add_person(name="Other", email="other@ner.test", as_role=role("user"), by=SYSTEM, at=now())
    asked(cast, ticket, loner, at=now(), until=now() + SOON)
    assert guest.post(link(loner) + "stand-in/", {"address": "other@ner.test"}).status_code == 422
