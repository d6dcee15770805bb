"""What filters find: in the database, and asked of one ticket."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings

from firstline.catalogue.actions.keep_category import add_category
from firstline.catalogue.actions.keep_product import add_product
from firstline.core.access import SYSTEM
from firstline.tickets.actions.hold import hold
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.register import Request, register
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.actions.seen import mark_seen
from firstline.tickets.filters import Asking, FilterFault, TicketValues, holds, parse
from firstline.tickets.filters.tests.trees import conditions, trees
from firstline.tickets.models import Seen, State, Tag, Ticket
from firstline.tickets.queries import count_of, filtered_page, orders_of, tickets_of
from firstline.tickets.stages import Channel, Stage
from firstline.tickets.wording import from_text
from tests.cast import NOW

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def asking(person, cast, at=NOW):
    return Asking(cast.actor(person), at, STOCKHOLM)


@pytest.fixture
def desk(cast):
    """Six tickets that differ in all that can be asked for."""
    hardware = add_category(name="Hardware", by=SYSTEM, at=NOW)
    printers = add_category(name="Printers", translations={"sv": "Skrivare"}, parent=hardware, by=SYSTEM, at=NOW)
    vpn = add_product(name="VPN", by=SYSTEM, at=NOW)
    vip, night = Tag.objects.create(name="vip"), Tag.objects.create(name="night shift")
    made = {}
    for number, (name, requester) in enumerate(
        [
            ("printer", cast.anna),
            ("vpn", cast.per),
            ("phone", cast.oskar),
            ("old", cast.per),
            ("held", cast.anna),
            ("mine", cast.oskar),
        ]
    ):
        at = NOW - timedelta(days=number, hours=number)
        request = Request(
            requester=requester,
            subject=f"About the {name}",
            words=from_text("blank"),
            channel=list(Channel)[number % 3],
        )
        made[name] = register(request, by=cast.actor(requester), at=at)
    Ticket.objects.filter(pk=made["printer"].pk).update(category=printers, priority=1, language="sv")
    Ticket.objects.filter(pk=made["vpn"].pk).update(product=vpn, team=cast.network, assignee=cast.erik, reopened=2)
    vendor = State.objects.get(stage=Stage.WAITING_VENDOR)
    Ticket.objects.filter(pk=made["phone"].pk).update(
        category=hardware, state=vendor, stage=vendor.stage, user_waits_since=None
    )
    Ticket.objects.filter(pk=made["mine"].pk).update(team=cast.service_desk, assignee=cast.boris, first_answered_at=NOW)
    made["vpn"].tags.add(vip, night)
    made["phone"].tags.add(night)
    resolve(made["old"], resolution="Done.", by=cast.actor(cast.boris), at=NOW - timedelta(hours=3))
    hold(made["held"], until=NOW + timedelta(hours=20), by=cast.actor(cast.boris), at=NOW)
    mark_seen(made["printer"], by=cast.actor(cast.boris), at=NOW)
    return made


def names(desk, rows):
    by_id = {ticket.pk: name for name, ticket in desk.items()}
    return {by_id[row.pk] for row in rows}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {"printer", "vpn", "phone", "old", "held", "mine"}),
        ("is:open", {"printer", "vpn", "phone", "held", "mine"}),
        ("is:solved", {"old"}),
        ("is:waiting", {"phone", "held"}),
        ("team:network", {"vpn"}),
        ("team:mine", {"mine"}),
        ("assignee:me", {"mine"}),
        ("is:open assignee:none -tag:any", {"printer", "held"}),
        ("assignee:erik@desk.test or requester:oskar", {"vpn", "phone", "mine"}),
        ("category:hardware", {"printer", "phone"}),
        ('category:"Printers"', {"printer"}),
        ("category:skrivare", {"printer"}),
        ("category:none product:none team:none tag:none", {"old", "held"}),
        ('tag:"night shift" -tag:vip', {"phone"}),
        ("organisation:bergs", {"printer", "phone", "held", "mine"}),
        ("priority:critical", {"printer"}),
        ("priority<=1 or reopened>1", {"printer", "vpn"}),
        ('state:"Waiting for vendor"', {"phone"}),
        ("hold<tomorrow", set()),
        ("hold:tomorrow", {"held"}),
        ("hold<1d", {"held"}),
        ("registered:today", {"printer"}),
        ("registered<2026-03-02", {"held", "mine", "old"}),
        ("registered<2d", {"printer", "vpn"}),
        ("waiting>2d", {"held", "mine"}),
        ("waiting:none", {"phone", "old"}),
        ("answered:any", {"mine"}),
        ("resolved<4h", {"old"}),
        ("language:sv", {"printer"}),
        ("is:unread", {"vpn", "held", "mine"}),
        ("spam:yes", set()),
        ("phone", {"phone"}),
        ('"about the vpn"', {"vpn"}),
        ('"the about vpn"', set()),
        ("blank -(vpn or phone or old)", {"printer", "held", "mine"}),
    ],
)
def test_finds(cast, desk, text, found):
    assert names(desk, tickets_of(asking(cast.boris, cast), parse(text))) == found


def test_a_number_finds_its_ticket(cast, desk):
    assert names(desk, tickets_of(asking(cast.boris, cast), parse(f"number:FL-{desk['vpn'].pk}"))) == {"vpn"}


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("is:open team:netwrk", (13, 19), "There is no team “netwrk”. Did you mean “Network”?"),
        ("tag:blue", (4, 8), "There is no tag “blue”."),
        ("-requester:nobody@here", (11, 22), "Nobody is called “nobody@here”."),
    ],
)
def test_a_name_that_nothing_has_is_refused_with_its_place(cast, desk, text, place, sentence):
    with pytest.raises(FilterFault) as refused:
        filtered_page(asking(cast.boris, cast), parse(text))
    assert (str(refused.value), refused.value.place) == (sentence, place)


def test_finds_only_what_the_asking_person_may_see(cast, desk):
    assert names(desk, tickets_of(asking(cast.anna, cast), parse(""))) == {"printer", "held"}
    assert names(desk, tickets_of(asking(cast.per, cast), parse("organisation:bergs or is:open"))) == {"vpn"}


def test_words_of_notes_are_found_only_by_those_who_read_them(cast, desk):
    write_note(desk["printer"], from_text("The toner sensor is to blame."), by=cast.actor(cast.boris), at=NOW)
    for text in ("toner", '"toner sensor"'):
        assert names(desk, tickets_of(asking(cast.erik, cast), parse(text))) == {"printer"}
        assert names(desk, tickets_of(asking(cast.anna, cast), parse(text))) == set()
    assert names(desk, tickets_of(asking(cast.anna, cast), parse("-toner"))) == {"printer", "held"}


def test_pages_follow_each_other_in_every_order(cast, desk):
    who = asking(cast.boris, cast)
    for text in ("is:open", "is:solved or is:open"):
        tree = parse(text)
        whole = {ticket.pk for ticket in tickets_of(who, tree)}
        for order in orders_of(tree):
            seen, after = [], ""
            while True:
                page = filtered_page(who, tree, order=order, after=after, size=2)
                seen += [row.id for row in page.rows]
                after = page.next_cursor
                if not after:
                    break
            assert len(seen) == len(whole), (text, order)
            assert set(seen) == whole, (text, order)
    assert orders_of(parse("is:open"))[0] == "priority"
    assert orders_of(parse("is:solved"))[0] == "solved"
    assert "solved" not in orders_of(parse("is:solved or is:open"))


def test_counts_to_a_hundred_and_no_further(cast, ticket):
    who = asking(cast.boris, cast)
    assert count_of(who, parse("")) == 1
    ticket.pk = None
    Ticket.objects.bulk_create([Ticket(**{**_columns(ticket), "id": None}) for _ in range(120)])
    assert count_of(who, parse("is:open")) == 100


def _columns(ticket):
    return {field.attname: getattr(ticket, field.attname) for field in Ticket._meta.concrete_fields}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(tree=trees(conditions()))
def test_a_ticket_asked_alone_says_what_the_database_says(cast, desk, tree):
    who = asking(cast.boris, cast, at=datetime(2026, 3, 4, 9, 30, tzinfo=UTC))
    seen = dict(Seen.objects.filter(person=cast.boris).values_list("ticket_id", "seen_at"))
    every = Ticket.objects.prefetch_related("tags")
    alone = {
        ticket.pk
        for ticket in every
        if holds(tree, TicketValues(ticket, frozenset(t.pk for t in ticket.tags.all()), seen.get(ticket.pk)), who)
    }
    assert {ticket.pk for ticket in tickets_of(who, tree)} == alone
