from datetime import timedelta

from firstline.live.actions.presence import be_present, forget_old_presence, leave
from firstline.live.models import Presence, Signal
from firstline.live.queries import others_at
from tests.cast import NOW


def names(ticket, actor, at=NOW):
    return [(p.person.name, p.is_answering) for p in others_at(ticket, actor, at=at)]


def test_shows_the_others_and_who_is_answering(cast, ticket):
    boris, erik = cast.actor(cast.boris), cast.actor(cast.erik)
    be_present(ticket, is_answering=False, by=boris, at=NOW)
    be_present(ticket, is_answering=True, by=erik, at=NOW)
    assert names(ticket, boris) == [("Erik Kvist", True)]
    assert names(ticket, erik) == [("Boris Nord", False)]


def test_says_it_only_when_it_is_news(cast, ticket):
    boris = cast.actor(cast.boris)
    for second in range(3):
        be_present(ticket, is_answering=False, by=boris, at=NOW + timedelta(seconds=second))
    assert Signal.objects.filter(topic=f"presence-{ticket.pk}").count() == 1
    be_present(ticket, is_answering=True, by=boris, at=NOW)
    assert Signal.objects.count() == 2


def test_who_leaves_or_falls_silent_is_gone(cast, ticket):
    boris, erik = cast.actor(cast.boris), cast.actor(cast.erik)
    be_present(ticket, is_answering=False, by=boris, at=NOW)
    assert names(ticket, erik, NOW + timedelta(minutes=1)) == []
    leave(ticket, by=boris, at=NOW)
    assert names(ticket, erik) == []


def test_old_presence_and_signals_are_dropped(cast, ticket):
    be_present(ticket, is_answering=False, by=cast.actor(cast.boris), at=NOW)
    forget_old_presence(NOW + timedelta(minutes=6))
    assert (Presence.objects.count(), Signal.objects.count()) == (0, 0)
