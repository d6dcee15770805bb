"""Merging and un-merging: what moves, what stays, and who comes to see what."""

from datetime import timedelta

import pytest

from firstline.core.errors import NotAllowed, NotFound
from firstline.core.files import keep
from firstline.core.models import LoggedEvent
from firstline.tickets.actions.answer import CannotAnswer, answer
from firstline.tickets.actions.assign import CannotAssign, take
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.actions.merge import CannotMerge, merge
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.register import Request, register
from firstline.tickets.actions.reopen import CannotReopen, reopen
from firstline.tickets.actions.reply import reply
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.actions.spam import CannotMarkSpam, mark_spam
from firstline.tickets.actions.unmerge import unmerge
from firstline.tickets.actions.withdraw_answer import withdraw_answer
from firstline.tickets.guest_links import guest_actor, guest_token, read_guest_token
from firstline.tickets.models import Participant, Tally, Ticket
from firstline.tickets.policies import access_attachment, visible_to
from firstline.tickets.queries import QUEUES, queue_counts, queue_page, thread_of
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def boris(cast):
    return cast.actor(cast.boris)


@pytest.fixture
def third(cast):
    """Oskar's, from Anna's company."""
    asked = Request(requester=cast.oskar, subject="Toner", words=from_text("Empty."), channel=Channel.MAIL)
    return register(asked, by=cast.actor(cast.oskar), at=NOW)


def said_in(ticket, actor):
    return [entry.message.text for entry in thread_of(ticket, actor, at=LATER).entries if entry.message]


def wrote(ticket, cast, person, words, at=LATER):
    return reply(ticket, from_text(words), author=person, channel=Channel.PORTAL, by=cast.actor(person), at=at)


def test_closes_it_and_shows_its_words_where_it_went(cast, ticket, other_ticket, boris):
    write_note(ticket, from_text("Known fault"), by=boris, at=NOW)
    merge(ticket, into=other_ticket, by=boris, at=LATER)
    ticket.refresh_from_db()
    assert (ticket.stage, ticket.merged_into, ticket.goes_on_in) == ("closed", other_ticket, other_ticket)
    entries = thread_of(other_ticket, boris, at=LATER).entries
    assert [e.message.text for e in entries if e.message] == [
        "It has printed blank pages since yesterday.",
        "Every ten minutes.",
    ]
    assert [e.note.text for e in entries if e.note] == ["Known fault"]
    assert said_in(ticket, boris) == ["It has printed blank pages since yesterday."]
    kinds = LoggedEvent.objects.filter(at=LATER).values_list("kind", "subject_id")
    assert sorted(kinds) == [("ticket:merged", ticket.pk), ("ticket:took-in", other_ticket.pk)]


def test_leaves_the_queues_and_is_still_found(cast, ticket, other_ticket, boris):
    assert queue_counts(boris)["open"] == 2
    merge(ticket, into=other_ticket, by=boris, at=LATER)
    assert queue_counts(boris)["open"] == 1
    assert [row.id for row in queue_page(boris, QUEUES["open"]).rows] == [other_ticket.pk]
    assert queue_page(boris, QUEUES["solved"]).rows == []
    assert visible_to(boris).filter(pk=ticket.pk).exists()


def test_shows_no_user_what_was_not_theirs(cast, ticket, other_ticket, boris):
    """Anna's went into Per's: neither comes to see the other's."""
    merge(ticket, into=other_ticket, by=boris, at=LATER)
    anna, per = cast.actor(cast.anna), cast.actor(cast.per)
    assert said_in(other_ticket, per) == ["Every ten minutes."]
    assert set(visible_to(per)) == {other_ticket}
    assert set(visible_to(anna)) == {ticket}
    assert said_in(ticket, anna) == ["It has printed blank pages since yesterday."]
    assert set(visible_to(cast.actor(cast.fatima))) == {ticket}


def test_a_file_of_what_was_merged_stays_closed_to_the_others(cast, ticket, other_ticket, boris):
    file = Enclosure(file=keep(b"secret", at=NOW), name="secret.txt")
    said = reply(ticket, from_text("x"), author=cast.anna, channel=Channel.PORTAL, by=boris, at=NOW, enclosures=[file])
    merge(ticket, into=other_ticket, by=boris, at=LATER)
    attachment = said.attachments.get()
    assert access_attachment(cast.actor(cast.anna), attachment.pk, LATER) == attachment
    with pytest.raises(NotFound):
        access_attachment(cast.actor(cast.per), attachment.pk, LATER)
    with pytest.raises(NotFound):
        access_attachment(guest_actor(other_ticket.participants.get()), attachment.pk, LATER)


def test_brings_those_the_agent_names_and_nobody_else(cast, ticket, other_ticket, boris):
    merge(ticket, into=other_ticket, bring=[cast.anna, cast.oskar], by=boris, at=LATER)
    assert set(other_ticket.participants.values_list("person", flat=True)) == {cast.per.pk, cast.anna.pk}
    both = ["It has printed blank pages since yesterday.", "Every ten minutes."]
    assert said_in(other_ticket, cast.actor(cast.anna)) == both
    assert said_in(other_ticket, cast.actor(cast.per)) == ["Every ten minutes."]


def test_a_brought_user_goes_on_in_the_other_one(cast, ticket, other_ticket, boris):
    merge(ticket, into=other_ticket, bring=[cast.anna], by=boris, at=LATER)
    message = wrote(ticket, cast, cast.anna, "Mine too")
    assert message.ticket == other_ticket
    guest = ticket.participants.get(person=cast.anna)
    there = read_guest_token(guest_token(guest, at=NOW), at=LATER)
    assert (there.ticket, there.person) == (other_ticket, cast.anna)
    assert set(visible_to(guest_actor(there))) == {ticket, other_ticket}


def test_who_was_not_brought_is_heard_but_hears_nothing(cast, ticket, other_ticket, boris):
    answer(other_ticket, from_text("Wait"), wait=True, by=boris, at=NOW)
    merge(ticket, into=other_ticket, by=boris, at=NOW)
    message = wrote(ticket, cast, cast.anna, "Still there?")
    ticket.refresh_from_db()
    other_ticket.refresh_from_db()
    assert (message.ticket, ticket.stage) == (ticket, "closed")
    assert (other_ticket.stage, other_ticket.user_waits_since) == ("open", LATER - timedelta(hours=1))
    assert "Still there?" in said_in(other_ticket, boris)
    assert "Still there?" not in said_in(other_ticket, cast.actor(cast.per))
    told_per = LoggedEvent.objects.filter(subject_id=other_ticket.pk, public=True)
    assert cast.anna.name not in {event.actor_name for event in told_per}
    guest = ticket.participants.get()
    assert read_guest_token(guest_token(guest, at=NOW), at=LATER).ticket == ticket


def test_answering_there_ends_the_waiting(cast, ticket, other_ticket, boris):
    answer(other_ticket, from_text("Done"), by=boris, at=NOW)
    answer(ticket, from_text("Done"), by=boris, at=NOW)
    merge(ticket, into=other_ticket, by=boris, at=NOW)
    wrote(ticket, cast, cast.anna, "More")
    answer(ticket, from_text("Here you are"), by=boris, at=LATER)
    other_ticket.refresh_from_db()
    assert other_ticket.user_waits_since is None
    with pytest.raises(CannotAnswer):
        answer(ticket, from_text("And?"), wait=True, by=boris, at=LATER)


def test_an_answer_taken_back_reopens_nothing(cast, ticket, other_ticket, boris):
    message = answer(ticket, from_text("Oops"), by=boris, at=NOW)
    merge(ticket, into=other_ticket, by=boris, at=NOW + timedelta(seconds=3))
    withdraw_answer(message, by=boris, at=NOW + timedelta(seconds=5))
    assert Ticket.objects.get(pk=ticket.pk).stage == "closed"


def test_refuses_itself_circles_and_what_is_over(cast, ticket, other_ticket, third, boris):
    def refused(one, into):
        with pytest.raises(CannotMerge) as caught:
            merge(one, into=into, by=boris, at=LATER)
        return str(caught.value)

    assert refused(ticket, ticket) == "A request can't be merged into itself."
    merge(ticket, into=other_ticket, by=boris, at=NOW)
    assert "circle" in refused(other_ticket, ticket)
    assert refused(third, ticket) == (
        f"{ticket.number} went into {other_ticket.number}. Merge into {other_ticket.number} instead."
    )
    assert "already" in refused(ticket, third)
    resolve(third, resolution="New toner", by=boris, at=NOW)
    assert "Reopen it first" in refused(other_ticket, third)
    assert Ticket.objects.filter(merged_into=None).count() == 2


def test_only_those_who_may(cast, ticket, other_ticket):
    with pytest.raises(NotAllowed):
        merge(ticket, into=other_ticket, by=cast.actor(cast.anna), at=NOW)
    assert Ticket.objects.get(pk=ticket.pk).merged_into is None


def test_what_was_merged_is_not_handed_over_reopened_or_spam(cast, ticket, other_ticket, boris):
    merge(ticket, into=other_ticket, by=boris, at=NOW)
    for act, refusal in ((take, CannotAssign), (reopen, CannotReopen), (mark_spam, CannotMarkSpam)):
        with pytest.raises(refusal):
            act(ticket, by=boris, at=LATER)


def test_a_chain_is_read_at_its_end_and_comes_apart_where_it_was_joined(cast, ticket, other_ticket, third, boris):
    merge(ticket, into=other_ticket, by=boris, at=NOW)
    merge(other_ticket, into=third, by=boris, at=NOW)
    ticket.refresh_from_db()
    assert (ticket.merged_into, ticket.goes_on_in) == (other_ticket, third)
    assert len(said_in(third, boris)) == 3
    unmerge(other_ticket, by=boris, at=LATER)
    ticket.refresh_from_db()
    assert ticket.goes_on_in == other_ticket
    assert said_in(third, boris) == ["Empty."]
    assert len(said_in(other_ticket, boris)) == 2


def test_unmerging_brings_back_what_was(cast, ticket, other_ticket, boris):
    take(ticket, by=boris, at=NOW)
    answer(ticket, from_text("Which one?"), wait=True, by=boris, at=NOW)
    stood = Ticket.objects.get(pk=ticket.pk)
    merge(ticket, into=other_ticket, bring=[cast.anna], by=boris, at=NOW)
    answer(other_ticket, from_text("To both"), by=boris, at=NOW)
    unmerge(ticket, by=boris, at=LATER)
    back = Ticket.objects.get(pk=ticket.pk)
    same = (
        "stage",
        "state_id",
        "assignee_id",
        "team_id",
        "user_waits_since",
        "resolved_at",
        "closed_at",
        "merged_into",
    )
    assert [getattr(back, name) for name in same] == [getattr(stood, name) for name in same]
    assert said_in(other_ticket, boris) == ["Every ten minutes.", "To both"]
    assert list(other_ticket.participants.values_list("person", flat=True)) == [cast.per.pk]
    with pytest.raises(CannotMerge):
        unmerge(ticket, by=boris, at=LATER)


def test_unmerging_keeps_who_has_written_since_and_what_they_wrote(cast, ticket, other_ticket, boris):
    merge(ticket, into=other_ticket, bring=[cast.anna], by=boris, at=NOW)
    wrote(ticket, cast, cast.anna, "Here as well")
    unmerge(ticket, by=boris, at=LATER)
    assert said_in(other_ticket, cast.actor(cast.per)) == ["Every ten minutes.", "Here as well"]
    assert Participant.objects.filter(ticket=other_ticket, person=cast.anna).exists()


def test_unmerging_what_was_solved_puts_it_in_work_when_its_user_wrote_since(cast, ticket, other_ticket, boris):
    resolve(ticket, resolution="New drum", by=boris, at=NOW)
    merge(ticket, into=other_ticket, by=boris, at=NOW)
    wrote(ticket, cast, cast.anna, "Blank again")
    unmerge(ticket, by=boris, at=LATER)
    ticket.refresh_from_db()
    assert (ticket.stage, ticket.user_waits_since) == ("open", LATER)


def test_the_waiting_goes_along_and_comes_back(cast, ticket, other_ticket, boris):
    answer(other_ticket, from_text("Done"), by=boris, at=NOW)
    merge(ticket, into=other_ticket, by=boris, at=LATER)
    other_ticket.refresh_from_db()
    assert other_ticket.user_waits_since == NOW
    unmerge(ticket, by=boris, at=LATER)
    other_ticket.refresh_from_db()
    assert other_ticket.user_waits_since is None
    assert sum(row.delta for row in Tally.objects.filter(stage__in=["new", "open"])) == 2
