from datetime import timedelta

from firstline.core.models import LoggedEvent
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.hold import hold
from firstline.tickets.actions.reply import reply
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.actions.withdraw_answer import withdraw_answer
from firstline.tickets.models import Ticket
from firstline.tickets.stages import Channel, Stage
from firstline.tickets.wording import from_text

SECONDS = timedelta(seconds=1)


def fresh(ticket):
    return Ticket.objects.get(pk=ticket.pk)


def test_the_user_waits_again_since_then(cast, ticket, now):
    boris = cast.actor(cast.boris)
    message = answer(ticket, from_text("Hello."), by=boris, at=now + 60 * SECONDS)
    assert fresh(ticket).user_waits_since is None
    withdraw_answer(message, by=boris, at=now + 65 * SECONDS)
    assert fresh(ticket).user_waits_since == now
    assert fresh(ticket).first_answered_at is None
    assert fresh(ticket).stage == Stage.NEW


def test_an_answer_that_stays_keeps_its_time(cast, ticket, now):
    boris = cast.actor(cast.boris)
    answer(ticket, from_text("Hello."), by=boris, at=now)
    second = answer(ticket, from_text("And one more thing."), by=boris, at=now + 60 * SECONDS)
    withdraw_answer(second, by=boris, at=now + 62 * SECONDS)
    assert fresh(ticket).first_answered_at == now
    assert fresh(ticket).user_waits_since is None
    assert fresh(ticket).stage == Stage.OPEN


def test_a_request_solved_with_the_answer_is_open_again(cast, ticket, now):
    boris = cast.actor(cast.boris)
    message = answer(ticket, from_text("Turn it on."), by=boris, at=now)
    resolve(ticket, resolution="Turn it on.", tell_user=False, by=boris, at=now)
    withdraw_answer(message, by=boris, at=now + 5 * SECONDS)
    assert fresh(ticket).stage == Stage.NEW
    assert fresh(ticket).resolved_at is None
    last = LoggedEvent.objects.filter(kind="ticket:moved").latest("id")
    assert (last.data["stage_before"], last.data["stage"]) == ("resolved", "new")


def test_one_that_was_on_hold_is_on_hold_again(cast, ticket, now):
    boris, until = cast.actor(cast.boris), now + timedelta(days=3)
    hold(ticket, until=until, by=boris, at=now)
    message = answer(ticket, from_text("When does it suit you?"), wait=True, by=boris, at=now + SECONDS)
    assert fresh(ticket).stage == Stage.WAITING_USER
    withdraw_answer(message, by=boris, at=now + 3 * SECONDS)
    assert (fresh(ticket).stage, fresh(ticket).hold_until) == (Stage.ON_HOLD, until)


def test_where_somebody_moved_it_since_it_stays(cast, ticket, now):
    boris, until = cast.actor(cast.boris), now + timedelta(days=3)
    message = answer(ticket, from_text("Hello."), by=boris, at=now)
    hold(ticket, until=until, by=cast.actor(cast.lisa), at=now + 2 * SECONDS)
    withdraw_answer(message, by=boris, at=now + 4 * SECONDS)
    assert (fresh(ticket).stage, fresh(ticket).hold_until) == (Stage.ON_HOLD, until)


def test_a_word_of_the_user_in_between_does_not_shorten_the_wait(cast, ticket, now):
    boris, anna = cast.actor(cast.boris), cast.actor(cast.anna)
    message = answer(ticket, from_text("Hello."), by=boris, at=now + 60 * SECONDS)
    reply(ticket, from_text("?"), author=cast.anna, channel=Channel.PORTAL, by=anna, at=now + 63 * SECONDS)
    withdraw_answer(message, by=boris, at=now + 65 * SECONDS)
    assert fresh(ticket).user_waits_since == now
