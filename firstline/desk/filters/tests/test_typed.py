"""A filter typed above a list."""

import pytest

from firstline.tickets.actions.assign import assign

OPEN = "/desk/queues/open/"


def subjects(response):
    text = response.content.decode()
    return {name for name in ("Printer on floor 3", "VPN drops") if name in text}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("requester:anna", {"Printer on floor 3"}),
        ("printer or vpn", {"Printer on floor 3", "VPN drops"}),
        ("is:solved", set()),
    ],
)
def test_narrows_a_queue(signed_in, cast, ticket, other_ticket, text, found):
    response = signed_in(cast.boris).get(OPEN, {"filter": text})
    assert response.status_code == 200
    assert subjects(response) == found


def test_keeps_within_the_queue_and_looks_further_in_all_requests(signed_in, cast, ticket, other_ticket):
    boris = signed_in(cast.boris)
    assign(
        other_ticket, team=cast.network, assignee=cast.erik, by=cast.actor(cast.boris), at=other_ticket.registered_at
    )
    assert subjects(boris.get("/desk/queues/unassigned/", {"filter": "printer or vpn"})) == {"Printer on floor 3"}
    assert subjects(boris.get("/desk/requests/", {"filter": "printer or vpn"})) == {"Printer on floor 3", "VPN drops"}
    assert subjects(boris.get("/desk/requests/rows/", {"filter": "vpn"})) == {"VPN drops"}


def test_tickets_open_beside_the_filtered_list(signed_in, cast, ticket, other_ticket):
    boris = signed_in(cast.boris)
    page = boris.get(OPEN, {"filter": "vpn"}).content.decode()
    address = f"/desk/tickets/{other_ticket.pk}/?queue=open&amp;order=priority&amp;filter=vpn"
    assert address in page
    beside = boris.get(address.replace("&amp;", "&"))
    assert subjects(beside) == {"VPN drops"}


def test_what_makes_no_sense_is_said_with_its_place_and_finds_nothing(signed_in, cast, ticket):
    response = signed_in(cast.boris).get(OPEN, {"filter": "is:new tem:network"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "There is no field “tem”. Did you mean “team”?" in page
    assert "<code>is:new <mark>tem</mark>:network</code>" in page
    assert subjects(response) == set()


def test_what_is_typed_is_shown_and_not_run(signed_in, cast, ticket):
    page = signed_in(cast.boris).get(OPEN, {"filter": 'a:"><script>x</script>'}).content.decode()
    assert "<script>x" not in page


def test_pages_of_a_filter_follow_each_other(signed_in, cast, ticket, other_ticket, monkeypatch):
    monkeypatch.setattr(
        "firstline.desk.queues.panels.filtered_page.__kwdefaults__", {"order": "", "after": "", "size": 1}
    )
    boris = signed_in(cast.boris)
    first = boris.get(OPEN, {"filter": "is:new", "order": "newest"})
    assert subjects(first) == {"VPN drops"}
    after = first.content.decode().split("after=")[1].split('"')[0]
    second = boris.get("/desk/queues/open/rows/", {"filter": "is:new", "order": "newest", "after": after})
    assert subjects(second) == {"Printer on floor 3"}


@pytest.mark.parametrize(
    ("typed", "start", "offered"),
    [
        ("is:open te", 8, ["team:"]),
        ("-ta", 1, ["tag:"]),
        ("is:un", 3, ["unassigned ", "unread "]),
        ("team:net", 5, ["Network "]),
        ('team:"service', 5, ['"Service desk" ']),
        ("team:Network,serv", 13, ['"Service desk" ']),
        ("(assignee:bo", 10, ['"Boris Nord" ']),
        ("assignee:anna", 9, []),
        ("requester:anna", 10, ['"Anna Berg" ']),
        ("nonsense:", 0, []),
    ],
)
def test_typing_is_completed(signed_in, cast, typed, start, offered):
    page = signed_in(cast.boris).get("/desk/filters/completions/", {"q": typed}).content.decode()
    inserts = [part.split('"')[0].replace("&#34;", '"') for part in page.split('data-insert="')[1:]]
    assert inserts == offered
    assert all(part.startswith(f'{start}"') for part in page.split('data-start="')[1:])
