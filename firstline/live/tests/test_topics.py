import asyncio

from firstline.core.models import LoggedEvent
from firstline.live.catch_up import missed_topics
from firstline.live.hub import Hub, Listener
from firstline.live.topics import allowed_topics
from firstline.tickets.actions.note import write_note
from firstline.tickets.guest_links import guest_actor
from firstline.tickets.models import Participant
from firstline.tickets.wording import from_text
from tests.cast import NOW


def test_agents_listen_to_queues_and_tickets(cast, ticket):
    asked = ["queues", f"ticket-{ticket.pk}", f"presence-{ticket.pk}", "ticket-999999", "ticket-x", "anything", ""]
    assert allowed_topics(cast.actor(cast.boris), asked) == {"queues", f"ticket-{ticket.pk}", f"presence-{ticket.pk}"}


def test_users_listen_to_their_own_tickets_only(cast, ticket, other_ticket):
    asked = ["queues", "settings", f"ticket-{ticket.pk}", f"presence-{ticket.pk}", f"ticket-{other_ticket.pk}"]
    assert allowed_topics(cast.actor(cast.anna), asked) == {f"ticket-{ticket.pk}"}


def test_a_guest_listens_to_the_one_ticket(cast, ticket, other_ticket):
    guest = guest_actor(Participant.objects.get(ticket=ticket))
    asked = ["queues", f"ticket-{ticket.pk}", f"ticket-{other_ticket.pk}"]
    assert allowed_topics(guest, asked) == {f"ticket-{ticket.pk}"}


def test_a_page_learns_what_it_missed_while_it_was_rendered(cast, ticket, other_ticket):
    since = LoggedEvent.objects.latest("pk").pk
    write_note(ticket, from_text("new"), by=cast.actor(cast.boris), at=NOW)
    newest = LoggedEvent.objects.latest("pk").pk
    topics = frozenset({f"ticket-{ticket.pk}", f"ticket-{other_ticket.pk}"})
    assert missed_topics(topics, since) == {f"ticket-{ticket.pk}": newest}
    assert missed_topics(topics, newest) == {}


def test_the_hub_tells_each_listener_its_own_topics_only():
    async def scene() -> tuple[dict[str, int], dict[str, int]]:
        hub = Hub()
        loop = asyncio.get_running_loop()
        boris, erik = (Listener(frozenset({topic, "queues"}), loop) for topic in ("ticket-1", "ticket-2"))
        hub.add(boris)
        hub.add(erik)
        hub.publish(frozenset({"ticket-1", "queues"}), 7)
        await asyncio.wait_for(boris.news.wait(), 1)
        await asyncio.wait_for(erik.news.wait(), 1)
        return boris.waiting, erik.waiting

    assert asyncio.run(scene()) == ({"ticket-1": 7, "queues": 7}, {"queues": 7})
