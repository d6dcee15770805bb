from datetime import timedelta

import pytest

from firstline.search.actions.learn import learn_new_words
from firstline.search.finding import find
from firstline.search.queries import search_tickets, ticket_by_number, tickets_with_words
from firstline.search.wanted import Wanted
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.assign import assign
from firstline.tickets.actions.change import change
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.register import Request, register
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.actions.withdraw_answer import withdraw_answer
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW

LATER = NOW + timedelta(hours=1)


def found(actor, text):
    return [hit.ticket.pk for hit in search_tickets(actor, text, at=LATER)]


def add(cast, person, subject, text="…"):
    request = Request(requester=person, subject=subject, words=from_text(text), channel=Channel.PORTAL)
    return register(request, by=cast.actor(person), at=NOW)


def test_finds_all_words_in_any_order_also_half_ones(cast, ticket, other_ticket):
    boris = cast.actor(cast.boris)
    assert found(boris, "yesterday BLANK") == [ticket.pk]
    assert found(boris, "yest") == [ticket.pk]
    assert found(boris, "blank minutes") == []
    assert found(boris, "Anna printer") == [ticket.pk]


@pytest.mark.parametrize(
    "text", ["", "  ", "''", '"', "* OR", "a:b & !", "\\", "%", "-", '-"', "²", "x\x00y", "NEAR(a b)"]
)
def test_stands_any_sign(cast, ticket, text):
    found(cast.actor(cast.boris), text)
    list(tickets_with_words(cast.actor(cast.boris), text))


def test_a_phrase_is_found_as_it_stands_and_in_no_other_form(cast, ticket):
    learn_new_words(NOW)
    boris = cast.actor(cast.boris)
    assert found(boris, '"blank pages"') == [ticket.pk]
    assert found(boris, '"pages blank"') == []
    assert found(boris, '"blank page"') == []
    assert found(boris, "blank page") == [ticket.pk]


def test_leaves_out_what_must_not_be_said_wherever_in_the_ticket(cast, ticket, other_ticket):
    boris = cast.actor(cast.boris)
    second = add(cast, cast.per, "Printer out of toner")
    write_note(ticket, from_text("Not the drum"), by=boris, at=NOW)
    assert found(boris, "printer") == [second.pk, ticket.pk]
    assert found(boris, "printer -toner") == [ticket.pk]
    assert found(boris, "printer -drum") == [second.pk]
    assert found(boris, 'printer -"blank pages"') == [second.pk]
    assert found(boris, "-toner") == []


def test_users_may_leave_out_words_of_notes_without_learning_of_them(cast, ticket):
    write_note(ticket, from_text("Not the drum"), by=cast.actor(cast.boris), at=NOW)
    assert found(cast.actor(cast.anna), "printer -drum") == [ticket.pk]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Skrivaren står still", "skrivare"),
        ("Alla skrivare står still", "skrivarna"),
        ("The policies changed", "policy"),
        ("It stopped printing", "printed"),
        ("Nätverket är nere", "natverket"),
        ("Write to anna.berg@bergs.test", "bergs"),
        ("Host prt-17.bergs.test is gone", "prt-17"),
        ("Serial CNB9-X41", "x41"),
    ],
)
def test_finds_other_forms_and_parts_of_words(cast, said, asked):
    made = add(cast, cast.per, "Help", said)
    learn_new_words(NOW)
    assert found(cast.actor(cast.boris), asked) == [made.pk]


def test_exact_comes_before_other_forms_and_the_subject_before_the_text(cast):
    boris = cast.actor(cast.boris)
    exact = add(cast, cast.per, "Printers", "no toner")
    in_text = add(cast, cast.per, "Help", "the printers")
    stem = add(cast, cast.per, "One printer")
    learn_new_words(NOW)
    assert found(boris, "printers") == [exact.pk, in_text.pk, stem.pk]


def test_finds_words_spread_over_a_ticket(cast, ticket, other_ticket):
    boris = cast.actor(cast.boris)
    write_note(ticket, from_text("probably the toner sensor"), by=boris, at=NOW)
    assert found(boris, "blank sensor yesterday") == [ticket.pk]
    assert found(cast.actor(cast.anna), "blank sensor") == []
    assert found(boris, "blank minutes sensor") == []


def test_looks_for_what_was_meant_where_nothing_holds_a_word(cast, ticket, other_ticket):
    learn_new_words(NOW)
    boris = cast.actor(cast.boris)
    page = find(boris, Wanted("prnter flooor"), at=LATER)
    assert [hit.ticket for hit in page.hits] == [ticket]
    assert [(one.typed, one.meant) for one in page.replacements] == [("prnter", ("printer",)), ("flooor", ("floor",))]
    assert find(boris, Wanted("printer"), at=LATER).replacements == ()


def test_never_offers_a_word_that_only_a_note_or_a_stranger_holds(cast, ticket, other_ticket):
    write_note(ticket, from_text("Probably the photoconductor"), by=cast.actor(cast.boris), at=NOW)
    learn_new_words(NOW)
    for person in (cast.anna, cast.per):
        page = find(cast.actor(person), Wanted("photoconductr"), at=LATER)
        assert (page.hits, page.replacements) == ([], ())
    assert find(cast.actor(cast.boris), Wanted("photoconductr"), at=LATER).replacements != ()


def test_users_find_their_own_only_and_never_a_note(cast, ticket, other_ticket):
    write_note(ticket, from_text("probably the toner sensor"), by=cast.actor(cast.boris), at=NOW)
    assert found(cast.actor(cast.boris), "toner sensor") == [ticket.pk]
    assert found(cast.actor(cast.anna), "toner") == []
    assert found(cast.actor(cast.per), "blank") == []
    assert found(cast.actor(cast.per), str(ticket.pk)) == []


def test_users_find_an_answer_only_when_it_can_no_longer_be_taken_back(cast, ticket):
    answer(ticket, from_text("Reseat the drum"), by=cast.actor(cast.boris), at=LATER)
    anna, boris = cast.actor(cast.anna), cast.actor(cast.boris)
    assert found(boris, "drum") == [ticket.pk]
    assert found(anna, "drum") == []
    assert [hit.ticket for hit in search_tickets(anna, "drum", at=LATER + timedelta(minutes=1))] == [ticket]


def test_forgets_an_answer_that_was_taken_back(cast, ticket):
    boris = cast.actor(cast.boris)
    message = answer(ticket, from_text("Reseat the drum"), by=boris, at=NOW)
    assert found(boris, "drum") == [ticket.pk]
    withdraw_answer(message, by=boris, at=NOW)
    assert found(boris, "drum") == []


def test_follows_a_new_subject_and_how_it_was_solved(cast, ticket):
    boris = cast.actor(cast.boris)
    change(ticket, subject="Toner sensor broken", by=boris, at=NOW)
    assert found(boris, "sensor") == [ticket.pk]
    resolve(ticket, resolution="Exchanged the fuser", by=boris, at=NOW)
    assert found(cast.actor(cast.anna), "fuser") == [ticket.pk]


def test_says_where_the_words_were_said(cast, ticket):
    boris = cast.actor(cast.boris)
    note = write_note(ticket, from_text("probably the <toner> sensor"), by=boris, at=NOW)
    [hit] = search_tickets(boris, "toner", at=LATER)
    assert (hit.place, hit.said.who, hit.is_internal) == (f"note-{note.pk}", "Boris Nord", True)
    assert hit.snippet == "probably the &lt;<mark>toner</mark>&gt; sensor"
    [hit] = search_tickets(boris, "blank", at=LATER)
    assert hit.subject == "Printer on floor 3 prints <mark>blank</mark> pages"
    assert hit.place.startswith("message-")


def test_is_narrowed_to_what_is_asked_for(cast, ticket, other_ticket):
    boris = cast.actor(cast.boris)
    answer(ticket, from_text("Reseat the drum"), by=boris, at=NOW)
    assign(ticket, assignee=cast.boris, team=None, by=boris, at=NOW)
    resolve(other_ticket, resolution="New cable", by=boris, at=NOW)

    def narrowed(text, **how):
        return [hit.ticket for hit in find(boris, Wanted(text, **how), at=LATER).hits]

    assert narrowed("drum", state="open") == [ticket]
    assert narrowed("drum", state="solved") == []
    assert narrowed("vpn", state="solved") == [other_ticket]
    assert narrowed("vpn", mine=True) == []
    assert narrowed("drum", mine=True) == [ticket]
    assert narrowed("drum", said_by="user") == []
    assert narrowed("drum", said_by="desk") == [ticket]
    assert narrowed("drum", said_by="note") == []
    assert narrowed("drum", since=LATER) == []
    assert narrowed("drum", since=NOW) == [ticket]


def test_goes_on_where_a_page_ends_and_shows_nothing_twice(cast, monkeypatch):
    monkeypatch.setattr("firstline.search.entries.WINDOW", 7)
    made = [add(cast, cast.per, f"Thing {n}", "odd") for n in range(12)]
    boris = cast.actor(cast.boris)
    cursor, seen = "", []
    for _page in range(20):
        page = find(boris, Wanted("thing"), at=LATER, cursor=cursor, size=4)
        seen += [hit.ticket.pk for hit in page.hits]
        cursor = page.next_cursor
        if not cursor:
            break
    assert seen == [ticket.pk for ticket in reversed(made)]
    assert find(boris, Wanted("thing"), at=LATER, cursor="no cursor", size=4).hits[0].ticket == made[-1]


@pytest.mark.parametrize("text", ["FL-{}", "fl{}", "#{}", " {} ", "FL {}"])
def test_a_number_goes_to_its_ticket(cast, ticket, text):
    assert ticket_by_number(cast.actor(cast.boris), text.format(ticket.pk)) == ticket


def test_offers_words_as_a_filter(cast, ticket, other_ticket):
    write_note(ticket, from_text("probably the toner sensor"), by=cast.actor(cast.boris), at=NOW)

    def ids(person, text):
        return sorted(row["pk"] for row in tickets_with_words(cast.actor(person), text, at=LATER))

    assert ids(cast.boris, "blank sensor") == [ticket.pk]
    assert ids(cast.boris, "printer -sensor") == []
    assert ids(cast.boris, "") == []
    assert ids(cast.anna, "sensor") == []
    assert ids(cast.anna, "printer -sensor") == [ticket.pk]
    assert ids(cast.per, "printer") == []
