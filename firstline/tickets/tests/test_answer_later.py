from datetime import timedelta
from uuid import uuid4

import pytest

from firstline.core.access import SYSTEM
from firstline.core.errors import NotAllowed, NotFound
from firstline.core.models import LoggedEvent
from firstline.people.actions.change_person import change_person
from firstline.people.models import Person
from firstline.people.queries import role
from firstline.tickets.actions import leave
from firstline.tickets.actions.answer import CannotAnswer, SomebodyWasFaster
from firstline.tickets.actions.answer_later import answer_later, reschedule, unschedule
from firstline.tickets.actions.attaching import forget_old_uploads, upload
from firstline.tickets.actions.leave import send_due_answers, send_now
from firstline.tickets.actions.participants import add_participant, remove_participant
from firstline.tickets.actions.reply import reply
from firstline.tickets.actions.spam import mark_spam
from firstline.tickets.models import Attachment, Draft, Message, ScheduledAnswer, Ticket
from firstline.tickets.models.scheduled_answer import Then
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_html, from_text
from tests.cast import NOW, as_actor

pytestmark = pytest.mark.django_db
MORNING = NOW + timedelta(hours=23)


def schedule(cast, ticket, words="The part comes tomorrow", **values) -> ScheduledAnswer:
    known = {"leaves_at": MORNING, "to": [cast.anna], "by": as_actor(cast.boris), "at": NOW}
    return answer_later(ticket, from_text(words), **{**known, **values})


def answers() -> list[str]:
    return list(Message.objects.filter(from_desk=True).values_list("text", flat=True))


def test_nothing_of_it_counts_before_it_leaves(cast, ticket):
    before = Ticket.objects.get()
    schedule(cast, ticket, then=Then.WAIT)
    assert send_due_answers(MORNING - timedelta(seconds=1)) == 0
    after = Ticket.objects.get()
    assert (after.stage, after.version, after.first_answered_at) == ("new", before.version, None)
    assert after.user_waits_since == before.user_waits_since
    assert answers() == []
    assert not LoggedEvent.objects.filter(kind="ticket:answer-scheduled", public=True).exists()


def test_it_leaves_once_at_its_time_and_is_an_answer_like_others(cast, ticket):
    schedule(cast, ticket, then=Then.WAIT)
    assert [send_due_answers(MORNING), send_due_answers(MORNING)] == [1, 0]
    message = Message.objects.get(from_desk=True)
    assert (message.text, message.author, message.at, message.shown_from) == (
        "The part comes tomorrow", cast.boris, MORNING, MORNING,
    )  # fmt: skip
    assert [one["name"] for one in message.recipients] == ["Anna Berg"]
    assert Ticket.objects.get().stage == "waiting_user"
    assert not ScheduledAnswer.objects.exists()


def test_it_can_solve(cast, ticket):
    schedule(cast, ticket, then=Then.SOLVE)
    send_due_answers(MORNING)
    solved = Ticket.objects.get()
    assert (solved.stage, solved.resolution) == ("resolved", "The part comes tomorrow")


def test_its_files_and_pictures_go_along_however_old_they_are(cast, ticket):
    log = upload(b"page 12", name="printer.log", by=as_actor(cast.boris), at=NOW)
    other = upload(b"page 13", name="other.log", by=as_actor(cast.boris), at=NOW)
    schedule(cast, ticket, leaves_at=NOW + timedelta(days=60), uploads=[str(log.pk)])
    forget_old_uploads(NOW + timedelta(days=59))
    send_due_answers(NOW + timedelta(days=60))
    assert [one.name for one in Attachment.objects.filter(message__from_desk=True)] == ["printer.log"]
    assert not type(other).objects.filter(pk=other.pk).exists()


def test_it_is_kept_when_the_user_writes_meanwhile(cast, ticket):
    schedule(cast, ticket)
    anna = as_actor(cast.anna)
    reply(ticket, from_text("It works!"), author=cast.anna, channel=Channel.PORTAL, by=anna, at=NOW)
    assert send_due_answers(MORNING) == 1
    assert answers() == ["The part comes tomorrow"]


def test_who_takes_no_part_any_more_gets_nothing_of_it(cast, ticket):
    boris = as_actor(cast.boris)
    add_participant(ticket, cast.oskar, by=boris, at=NOW)
    schedule(cast, ticket, to=[cast.anna, cast.oskar])
    remove_participant(ticket, cast.oskar, by=boris, at=NOW)
    send_due_answers(MORNING)
    assert [one["name"] for one in Message.objects.get(from_desk=True).recipients] == ["Anna Berg"]


@pytest.mark.parametrize("change", [{"is_active": False}, {"role": "user"}])
def test_it_waits_with_the_reason_when_its_author_may_not_answer_any_more(cast, ticket, change):
    schedule(cast, ticket)
    values = {"role": role("user")} if "role" in change else change
    change_person(cast.boris, by=SYSTEM, at=NOW, **values)
    assert [send_due_answers(MORNING), send_due_answers(MORNING)] == [0, 0]
    assert answers() == []
    assert "Boris Nord doesn't work on this request any more." in ScheduledAnswer.objects.get().fault
    assert LoggedEvent.objects.filter(kind="ticket:scheduled-answer-stuck").count() == 1
    Person.objects.filter(pk=cast.boris.pk).update(is_active=True, role=role("agent"))
    later = MORNING + timedelta(hours=1)
    reschedule(ScheduledAnswer.objects.get(), leaves_at=later, by=as_actor(cast.erik), at=MORNING)
    assert send_due_answers(later) == 1


def test_one_that_fails_for_no_foreseen_reason_holds_up_no_other(cast, ticket, monkeypatch):
    schedule(cast, ticket, words="The first", leaves_at=MORNING - timedelta(hours=1))
    schedule(cast, ticket, words="The second")

    def fail_over_the_first(scheduled):
        if scheduled.text == "The first":
            raise FileNotFoundError("a file is gone")
        return as_actor(cast.boris)

    monkeypatch.setattr(leave, "_author", fail_over_the_first)
    assert [send_due_answers(MORNING), send_due_answers(MORNING)] == [1, 0]
    assert answers() == ["The second"]
    left = ScheduledAnswer.objects.get()
    assert (left.text, left.fault.startswith("Something went wrong in Firstline")) == ("The first", True)


def test_sent_now_it_can_be_undone_like_any_answer(cast, ticket):
    message = send_now(schedule(cast, ticket), by=as_actor(cast.erik), at=NOW)
    assert (message.author, message.shown_from) == (cast.boris, NOW + timedelta(seconds=10))
    assert send_due_answers(MORNING) == 0
    assert answers() == ["The part comes tomorrow"]


def test_that_a_colleague_sent_it_is_on_record(cast, ticket):
    send_now(schedule(cast, ticket), by=as_actor(cast.boris), at=NOW)
    rescheduled = LoggedEvent.objects.filter(kind="ticket:answer-rescheduled")
    assert not rescheduled.exists()
    send_now(schedule(cast, ticket), by=as_actor(cast.erik), at=NOW)
    assert rescheduled.get().actor_id == cast.erik.pk
    assert set(Message.objects.filter(from_desk=True).values_list("author", flat=True)) == {cast.boris.pk}


def test_at_another_time(cast, ticket):
    later = reschedule(schedule(cast, ticket), leaves_at=MORNING + timedelta(days=1), by=as_actor(cast.boris), at=NOW)
    assert send_due_answers(MORNING) == 0
    assert send_due_answers(later.leaves_at) == 1


def test_taken_back_it_stands_before_what_its_author_has_begun_since(cast, ticket):
    log = upload(b"page 12", name="printer.log", by=as_actor(cast.boris), at=NOW)
    scheduled = answer_later(
        ticket, from_html("<p>Part</p>"), leaves_at=MORNING, to=[cast.anna], uploads=[str(log.pk)],
        by=as_actor(cast.boris), at=NOW,
    )  # fmt: skip
    Draft.objects.create(ticket=ticket, person=cast.boris, kind="answer", html="<p>More</p>", saved_at=NOW)
    unschedule(scheduled, by=as_actor(cast.erik), at=NOW)
    draft = Draft.objects.get()
    assert (draft.person, draft.html, draft.uploads) == (cast.boris, "<p>Part</p><p>More</p>", [str(log.pk)])
    assert send_due_answers(MORNING) == 0
    assert answers() == []
    with pytest.raises(NotFound):
        unschedule(scheduled, by=as_actor(cast.erik), at=NOW)
    with pytest.raises(NotFound):
        send_now(scheduled, by=as_actor(cast.erik), at=NOW)


def test_sent_twice_it_is_one(cast, ticket):
    client_id = uuid4()
    assert schedule(cast, ticket, client_id=client_id) == schedule(cast, ticket, client_id=client_id)
    assert ScheduledAnswer.objects.count() == 1


def test_refuses_what_is_empty_for_nobody_past_or_too_far(cast, ticket):
    for wrong in ({"words": " "}, {"to": []}, {"leaves_at": NOW}, {"leaves_at": NOW + timedelta(days=400)}):
        with pytest.raises(CannotAnswer):
            schedule(cast, ticket, **wrong)
    with pytest.raises(SomebodyWasFaster):
        schedule(cast, ticket, seen_up_to=0)
    with pytest.raises(NotAllowed):
        schedule(cast, ticket, by=as_actor(cast.anna))
    assert not ScheduledAnswer.objects.exists()


def test_spam_is_not_answered_later_either(cast, ticket):
    waiting = schedule(cast, ticket)
    mark_spam(ticket, by=as_actor(cast.boris), at=NOW)
    with pytest.raises(CannotAnswer, match="spam is not answered"):
        schedule(cast, ticket)
    assert send_due_answers(MORNING) == 0
    assert "spam is not answered" in ScheduledAnswer.objects.get(pk=waiting.pk).fault
    assert answers() == []
