"""Answers that leave later: on the desk's pages, and on none of the users'."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from firstline.core.clock import now
from firstline.core.events import topics_of
from firstline.core.models import LoggedEvent
from firstline.desk.tickets.later import usual_times
from firstline.live.topics import allowed_topics
from firstline.search.queries import search_tickets
from firstline.tickets.actions.answer_later import answer_later
from firstline.tickets.actions.leave import send_due_answers
from firstline.tickets.actions.reply import reply
from firstline.tickets.guest_links import guest_actor, guest_token
from firstline.tickets.models import Draft, Message, Participant, ScheduledAnswer
from firstline.tickets.models.scheduled_answer import Then
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import as_actor

SECRET = "Tomorrow a xylophone arrives"
TOMORROW = timedelta(days=1)


@pytest.fixture
def scheduled(cast, ticket) -> ScheduledAnswer:
    at = now()
    return answer_later(
        ticket, from_text(SECRET), leaves_at=at + TOMORROW, to=[cast.anna], then=Then.WAIT,
        by=as_actor(cast.boris), at=at,
    )  # fmt: skip


def sent(ticket):
    return Message.objects.filter(ticket=ticket, from_desk=True)


def test_sending_later_from_the_box(signed_in, cast, ticket):
    leaves = (now() + TOMORROW).replace(microsecond=0)
    data = {"text": SECRET, "to": [cast.anna.pk], "later": leaves.isoformat(), "client_id": str(uuid4())}
    shown = signed_in(cast.boris).post(f"/desk/tickets/{ticket.pk}/answers/", {**data, "later_then": "wait"})
    assert shown.status_code == 200
    kept = ScheduledAnswer.objects.get()
    assert (kept.text, kept.to, kept.then, kept.leaves_at) == (SECRET, [cast.anna.pk], "wait", leaves)
    assert f'id="scheduled-{kept.pk}"' in shown.text
    assert "leaves <time" in shown.text
    assert "to Anna Berg" in shown.text
    assert not sent(ticket).exists()


def test_another_time_is_read_in_the_viewers_zone(signed_in, cast, ticket):
    local = timezone.localtime(now() + TOMORROW).replace(second=0, microsecond=0, tzinfo=None)
    data = {"text": SECRET, "to": [cast.anna.pk], "later": "other", "later_at": local.isoformat(timespec="minutes")}
    signed_in(cast.boris).post(f"/desk/tickets/{ticket.pk}/answers/", data)
    assert ScheduledAnswer.objects.get().leaves_at == timezone.make_aware(local)


@pytest.mark.parametrize("later_at", ["", "soon", "2001-01-01T10:00"])
def test_a_time_that_is_none_or_past_is_refused_and_the_words_come_back(signed_in, cast, ticket, later_at):
    data = {"text": SECRET, "to": [cast.anna.pk], "later": "other", "later_at": later_at}
    refused = signed_in(cast.boris).post(f"/desk/tickets/{ticket.pk}/answers/", data)
    assert refused.status_code == 422
    assert SECRET in refused.text
    assert not ScheduledAnswer.objects.exists()
    assert not sent(ticket).exists()


def test_nobody_outside_the_desk_sees_it_before_it_leaves(signed_in, cast, ticket, scheduled):
    guest = guest_token(Participant.objects.get(ticket=ticket), at=now())
    anna = signed_in(cast.anna)
    pages = [anna.get(f"/requests/{ticket.pk}/"), anna.get("/requests/"), Client().get(f"/r/{guest}/")]
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert all("xylophone" not in page.text and "leaves" not in page.text for page in pages)
    assert search_tickets(as_actor(cast.anna), "xylophone") == []
    assert SECRET in signed_in(cast.erik).get(f"/desk/tickets/{ticket.pk}/").text
    send_due_answers(scheduled.leaves_at)
    Message.objects.filter(from_desk=True).update(shown_from=now())
    assert SECRET in anna.get(f"/requests/{ticket.pk}/").text


def test_users_are_not_even_told_that_something_happened(cast, ticket, scheduled):
    pushed = topics_of(LoggedEvent.objects.get(kind="ticket:answer-scheduled"))
    assert pushed == {f"agents-{ticket.pk}"}
    guest = guest_actor(Participant.objects.get(ticket=ticket))
    assert allowed_topics(as_actor(cast.boris), pushed) == pushed
    assert allowed_topics(as_actor(cast.anna), pushed) == set()
    assert allowed_topics(guest, pushed) == set()


def test_whoever_looks_is_told_when_the_user_has_written_since(signed_in, cast, ticket, scheduled):
    boris = signed_in(cast.boris)
    assert "has written since" not in boris.get(f"/desk/tickets/{ticket.pk}/").text
    at = now() + timedelta(seconds=1)
    anna = as_actor(cast.anna)
    reply(ticket, from_text("It works"), author=cast.anna, channel=Channel.PORTAL, by=anna, at=at)
    assert "<b>Anna Berg has written since</b>" in boris.get(f"/desk/tickets/{ticket.pk}/thread/").text
    assert ScheduledAnswer.objects.count() == 1


def test_sending_it_now(signed_in, cast, ticket, scheduled):
    page = f"/desk/tickets/{ticket.pk}/scheduled/{scheduled.pk}/"
    erik = signed_in(cast.erik)
    assert erik.post(page).status_code == 200
    assert [(one.text, one.author) for one in sent(ticket)] == [(SECRET, cast.boris)]
    assert erik.post(page).status_code == 404


def test_changing_the_time(signed_in, cast, ticket, scheduled):
    page = f"/desk/tickets/{ticket.pk}/scheduled/{scheduled.pk}/"
    boris = signed_in(cast.boris)
    assert "Tomorrow morning" in boris.get(page).text
    leaves = (now() + 2 * TOMORROW).replace(microsecond=0)
    assert boris.post(page, {"later": leaves.isoformat()}).status_code == 200
    assert boris.post(page, {"later": "other", "later_at": "2001-01-01T10:00"}).status_code == 422
    assert ScheduledAnswer.objects.get().leaves_at == leaves
    assert not sent(ticket).exists()


def test_taking_it_back_into_the_box(signed_in, cast, ticket, scheduled):
    shown = signed_in(cast.boris).post(f"/desk/tickets/{ticket.pk}/scheduled/{scheduled.pk}/cancellation/")
    assert f">\n{SECRET}</textarea>" in shown.text
    assert SECRET in Draft.objects.get(person=cast.boris).html
    assert not ScheduledAnswer.objects.exists()
    assert not sent(ticket).exists()


def test_is_nothing_to_users_and_belongs_to_its_ticket(signed_in, cast, ticket, other_ticket, scheduled):
    page = f"/desk/tickets/{ticket.pk}/scheduled/{scheduled.pk}/"
    for path in (page, f"{page}cancellation/"):
        assert signed_in(cast.anna).post(path).status_code == 404
        assert signed_in(cast.boris).post(path.replace(f"/{ticket.pk}/", f"/{other_ticket.pk}/", 1)).status_code == 404
    assert ScheduledAnswer.objects.count() == 1


def test_the_usual_times_are_those_to_come():
    def offered(at: datetime) -> list[str]:
        with timezone.override("Europe/Stockholm"):
            return [f"{one.words} {timezone.localtime(one.at):%a %H:%M}" for one in usual_times(at)]

    wednesday = ["Tomorrow morning Thu 08:00", "On Monday Mon 08:00"]
    assert offered(datetime(2026, 3, 4, 9, tzinfo=UTC)) == ["This afternoon Wed 15:00", *wednesday]
    assert offered(datetime(2026, 3, 4, 13, 31, tzinfo=UTC)) == wednesday
    assert offered(datetime(2026, 3, 8, 9, tzinfo=UTC)) == ["This afternoon Sun 15:00", "Tomorrow morning Mon 08:00"]
