"""What is not yours answers as what does not exist: every address that names a thing × everybody × what is foreign.

Addresses are taken from Django, so a new page is tried as soon as it exists. A new kind of thing in an address fails
the first test until it is said in `KINDS` what it is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.test import Client

from firstline.core.access import SYSTEM, Reach
from firstline.core.clock import now
from firstline.core.files import keep
from firstline.live.topics import allowed_topics
from firstline.people.actions.add_person import add_person
from firstline.people.models import Person, Role
from firstline.people.queries import role
from firstline.teams.actions.keep_team import change_team
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.register import Request, register
from firstline.tickets.actions.reply import reply
from firstline.tickets.models import Attachment, Ticket, Upload
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW, Cast, as_actor
from tests.security.matrix.addresses import Address, all_addresses

NOBODYS = 987_654_321
NOBODYS_FILE = UUID("00000000-0000-4000-8000-000000000000")

OF_A_TICKET = "of a ticket"
OF_SETTINGS = "of settings"
ONES_OWN = "of one agent alone"
A_SECRET = "a secret"
WORDS = "no thing of anybody's"
KINDS = {
    "number": OF_A_TICKET,
    "message": OF_A_TICKET,
    "scheduled": OF_A_TICKET,
    "mail": OF_A_TICKET,
    "attachment": OF_A_TICKET,
    "upload": OF_A_TICKET,
    "approval": OF_A_TICKET,
    "approver": OF_A_TICKET,
    "person": OF_SETTINGS,
    "organisation": OF_SETTINGS,
    "team": OF_SETTINGS,
    "role": OF_SETTINGS,
    "category": OF_SETTINGS,
    "product": OF_SETTINGS,
    "state": OF_SETTINGS,
    "approval_template": OF_SETTINGS,
    "mailbox": OF_SETTINGS,
    "sender": OF_SETTINGS,
    "key": OF_SETTINGS,
    "domain": OF_SETTINGS,
    "brand": OF_SETTINGS,
    "checklist": OF_SETTINGS,
    "entry": OF_A_TICKET,
    "task": OF_A_TICKET,
    "bulk": ONES_OWN,
    "asset": OF_SETTINGS,
    "view": ONES_OWN,
    "export": ONES_OWN,
    "link": OF_A_TICKET,
    "ticket": OF_A_TICKET,
    "answer_id": OF_A_TICKET,
    "secret": A_SECRET,
    "token": A_SECRET,
    "signature": A_SECRET,
    "kind": WORDS,
    "language": WORDS,
    "code": WORDS,
    "name": WORDS,
}

ADDRESSES = all_addresses()
DESK_TICKET = [one for one in ADDRESSES if one.pattern.startswith("desk/tickets/<int:number>/")]
PORTAL_TICKET = [one for one in ADDRESSES if one.pattern.startswith("requests/") and one.places == ("number",)]
SETTINGS = [one for one in ADDRESSES if one.pattern.startswith("desk/settings/")]
DESK = [one for one in ADDRESSES if one.pattern.startswith("desk/")]


@dataclass
class Place:
    """Who is there and what is whose: `theirs["Anna"]` is her ticket."""

    cast: Cast
    people: dict[str, Person]
    tickets: dict[str, Ticket]
    files: dict[str, Attachment]
    uploads: dict[str, Upload]
    messages: dict[str, int]

    def visit(self, who: str) -> Client:
        client = Client(raise_request_exception=True)
        if who != "nobody":
            client.force_login(self.people[who], backend=settings.AUTHENTICATION_BACKENDS[0])
        return client


@pytest.fixture
def place(cast: Cast) -> Place:
    """Anna, Oskar (colleagues at Bergs; Fatima manages it) and Per (Nordby) have a ticket each. Nils works at the desk
    and sees what is his team's, the network's: Per's ticket. Lena may only read and note."""
    limited = Role.objects.create(name="Limited", code="limited", reach=Reach.TEAM, may=role("agent").may)
    light = Role.objects.create(
        name="Light", code="light", reach=Reach.TEAM, may=["desk.work", "tickets.read_notes", "tickets.note"]
    )
    nils = add_person(name="Nils Nät", email="nils@desk.test", as_role=limited, by=SYSTEM, at=NOW)
    lena = add_person(name="Lena Ljus", email="lena@desk.test", as_role=light, by=SYSTEM, at=NOW)
    change_team(cast.network, members=[cast.erik, nils, lena], by=SYSTEM, at=NOW)
    people = {
        "Anna": cast.anna, "Oskar": cast.oskar, "Fatima": cast.fatima, "Per": cast.per, "Boris": cast.boris,
        "Lisa": cast.lisa, "Ada": cast.ada, "Nils": nils, "Lena": lena,
    }  # fmt: skip
    teams = {"Anna": cast.service_desk, "Oskar": cast.service_desk, "Per": cast.network}
    tickets, files, uploads, messages = dict[str, Ticket](), {}, {}, {}
    for owner, team in teams.items():
        person = people[owner]
        wish = Request(
            requester=person, subject=f"{owner}s wish", words=from_text("Please."), channel=Channel.PORTAL, team=team
        )
        tickets[owner] = register(wish, by=as_actor(person), at=NOW)
        file = keep(f"secret of {owner}".encode(), at=NOW)
        said = reply(
            tickets[owner], from_text("Look."), author=person, channel=Channel.PORTAL, by=as_actor(person), at=NOW,
            enclosures=[Enclosure(file=file, name="look.txt")],
        )  # fmt: skip
        write_note(tickets[owner], from_text(f"Internal about {owner}"), by=cast.actor(cast.boris), at=NOW)
        files[owner] = Attachment.objects.get(message=said)
        messages[owner] = said.pk
        uploads[owner] = Upload.objects.create(id=uuid4(), file=file, name="half.txt", person=person, created_at=now())
    return Place(cast, people, tickets, files, uploads, messages)


FOREIGN = {
    "portal": [("Anna", "Oskar"), ("Anna", "Per"), ("Per", "Anna"), ("Fatima", "Per")],
    "desk": [
        *((who, whose) for who in ("Anna", "Fatima", "Per") for whose in ("Anna", "Oskar", "Per")),
        *((who, whose) for who in ("Nils", "Lena") for whose in ("Anna", "Oskar")),
    ],
}
"""Who may not know of whose ticket: users at the desk not even of their own."""


def test_every_address_says_what_it_names():
    unknown = {place for one in ADDRESSES for place in one.places} - KINDS.keys()
    assert not unknown, f"say in KINDS what these are: {sorted(unknown)}"


def test_what_is_ones_own_is_there(place):
    """Else all below would hold for a house without doors."""
    for who, whose in (("Anna", "Anna"), ("Fatima", "Oskar"), ("Per", "Per")):
        assert f"{whose}s wish" in place.visit(who).get(f"/requests/{place.tickets[whose].pk}/").text
    for who, whose in (("Nils", "Per"), ("Lena", "Per"), ("Boris", "Anna"), ("Lisa", "Oskar"), ("Ada", "Per")):
        page = place.visit(who).get(f"/desk/tickets/{place.tickets[whose].pk}/").text
        assert f"{whose}s wish" in page
        assert f"Internal about {whose}" in page


@pytest.mark.parametrize("address", DESK_TICKET, ids=str)
def test_a_foreign_ticket_at_the_desk_is_no_ticket(place, address):
    for who, whose in FOREIGN["desk"]:
        assert_same_as_nothing(place, who, address, lambda pk: _only(address, pk), place.tickets[whose].pk)


@pytest.mark.parametrize("address", PORTAL_TICKET, ids=str)
def test_a_foreign_request_in_the_portal_is_no_request(place, address):
    for who, whose in FOREIGN["portal"]:
        assert_same_as_nothing(place, who, address, lambda pk: _only(address, pk), place.tickets[whose].pk)


@pytest.mark.parametrize("pattern", ["files/<int:number>/<str:name>", "desk/tickets/files/<int:attachment>/<str:name>"])
def test_a_foreign_file_is_no_file(place, pattern):
    address = Address(pattern)
    assert address in ADDRESSES
    place_of_id = address.places[0]
    for who, whose in FOREIGN["desk" if pattern.startswith("desk") else "portal"]:
        assert_same_as_nothing(
            place, who, address, lambda pk: {place_of_id: pk, "name": "look.txt"}, place.files[whose].pk
        )


@pytest.mark.parametrize("pattern", ["uploads/<uuid:number>/", "desk/tickets/uploads/<uuid:upload>/"])
def test_a_foreign_upload_is_no_upload(place, pattern):
    address = Address(pattern)
    assert address in ADDRESSES
    for who, whose in (("Anna", "Oskar"), ("Fatima", "Oskar"), ("Boris", "Anna"), ("Ada", "Per"), ("Nils", "Per")):
        assert_same_as_nothing(
            place, who, address, lambda pk: {"upload": pk}, place.uploads[whose].pk, nothing=NOBODYS_FILE
        )


def test_what_belongs_to_a_foreign_ticket_is_not_reached_through_ones_own(place):
    """Nils sees Per's ticket: with its number he reaches nothing of Anna's."""
    number = place.tickets["Per"].pk
    for address in DESK_TICKET:
        for name in set(address.places) - {"number"}:
            if KINDS[name] == OF_A_TICKET:
                foreign = place.messages["Anna"]
                others = dict.fromkeys(address.places, NOBODYS) | {"number": number}
                assert_same_as_nothing(
                    place, "Nils", address, lambda pk, name=name, others=others: {**others, name: pk}, foreign
                )


@pytest.mark.parametrize("who", ["nobody", "Anna", "Fatima"])
def test_the_desk_is_closed_to_those_who_do_not_work_there(place, who):
    client = place.visit(who)
    for address in DESK:
        path = address.of(things_of(place, address))
        for response in (client.get(path), client.post(path)):
            if who == "nobody":
                assert response.status_code in (302, 403, 404, 405), path
                assert "/account/login/" in response.headers.get("Location", "/account/login/"), path
            else:
                assert response.status_code in (302, 403, 404, 405), path
                assert not response.headers.get("Location", "/").startswith("/desk/"), path
            assert_says_nothing(place, response, path)


@pytest.mark.parametrize("who", ["Boris", "Nils", "Lena", "Lisa"])
def test_settings_say_no_alike_whether_a_thing_exists_or_not(place, who):
    """What a role does not manage answers the same for a thing that is there and one that is not."""
    client = place.visit(who)
    for address in SETTINGS:
        real, none = address.of(things_of(place, address)), address.of(nothing_of(address))
        if real == none:
            continue
        for ask in (client.get, client.post):
            first, second = ask(real), ask(none)
            if first.status_code in (403, 404, 405):
                assert first.status_code == second.status_code, real
                assert without(first, real) == without(second, none), real


def test_nobody_listens_to_what_they_may_not_see(place):
    kinds = ("ticket", "agents", "presence")
    for who, whose in (*FOREIGN["portal"], *(pair for pair in FOREIGN["desk"] if pair[0] in ("Nils", "Lena"))):
        topics = {f"{kind}-{place.tickets[whose].pk}" for kind in kinds} | {"queues", "settings"}
        heard = allowed_topics(as_actor(place.people[who]), topics)
        assert heard == ({"queues", "settings"} if who in ("Nils", "Lena") else frozenset()), f"{who} {whose}"
    own = place.tickets["Anna"].pk
    assert allowed_topics(as_actor(place.people["Anna"]), {f"{kind}-{own}" for kind in kinds}) == {f"ticket-{own}"}


WRITES = {
    "answers", "notes", "details", "assignment", "state", "hold", "resolution", "reopening", "spam", "participants",
}  # fmt: skip


def test_a_light_agent_reads_and_notes_and_nothing_else(place):
    """Lena may see Per's ticket; of all that changes it she may only write notes and drafts of them."""
    client, ticket = place.visit("Lena"), place.tickets["Per"]
    before = Ticket.objects.filter(pk=ticket.pk).values().get()
    for address in DESK_TICKET:
        if address.places == ("number",) and address.pattern.rstrip("/").rpartition("/")[2] in WRITES - {"notes"}:
            response = client.post(address.of({"number": ticket.pk}), {"text": "x", "state": "1", "assignee": "me"})
            assert response.status_code in (403, 404, 405, 422), address
    assert Ticket.objects.filter(pk=ticket.pk).values().get() == before
    assert client.post(f"/desk/tickets/{ticket.pk}/notes/", {"text": "Seen."}).status_code in (200, 302)
    assert ticket.notes.filter(text="Seen.").count() == 1


def assert_same_as_nothing(
    place: Place,
    who: str,
    address: Address,
    things: Callable[[Any], dict[str, object]],
    real: Any,
    nothing: Any = NOBODYS,
) -> None:
    client = place.visit(who)
    for ask in (client.get, client.post):
        real_path, none_path = address.of(things(real)), address.of(things(nothing))
        response, none = ask(real_path), ask(none_path)
        assert response.status_code == none.status_code, f"{who} {real_path}"
        assert response.status_code in (302, 403, 404, 405), f"{who} {real_path}"
        assert without(response, real_path) == without(none, none_path), f"{who} {real_path}"
        assert_says_nothing(place, response, real_path)


def _only(address: Address, number: Any) -> dict[str, object]:
    """A ticket's number, and nobody's for all else that is named."""
    return {name: number if name == "number" else NOBODYS for name in address.places}


def assert_says_nothing(place: Place, response: Any, path: str) -> None:
    said = response.content.decode(errors="replace")
    for owner in place.tickets:
        assert f"{owner}s wish" not in said, path
        assert f"Internal about {owner}" not in said, path
        assert f"secret of {owner}" not in said, path


def without(response: Any, path: str) -> tuple[str, str]:
    """Body and address of a redirect, but for the path that was asked for and what differs with each page."""
    body = response.content.decode(errors="replace") if not response.streaming else "a file"
    leads = response.headers.get("Location", "")
    for word in (path, quote(path, safe="")):
        body, leads = body.replace(word, "…"), leads.replace(word, "…")
    return re.sub(r"[A-Za-z0-9]{64}", "", body), leads


def things_of(place: Place, address: Address) -> dict[str, object]:
    """Something real for each place in the address, as far as there is something."""
    cast = place.cast
    real = {
        "number": place.tickets["Per"].pk, "message": place.messages["Per"], "attachment": place.files["Per"].pk,
        "upload": place.uploads["Per"].pk, "person": cast.per.pk, "organisation": cast.bergs.pk,
        "team": cast.network.pk, "role": cast.per.role_id, "state": place.tickets["Per"].state_id,
        "code": "open", "kind": "answer", "language": "en", "name": "look.txt", "domain": "desk.test",
    }  # fmt: skip
    return {name: real.get(name, 1) for name in address.places}


def nothing_of(address: Address) -> dict[str, object]:
    plain = {"code": "open", "kind": "answer", "language": "en", "name": "look.txt", "domain": "desk.test"}
    return {name: plain.get(name, NOBODYS_FILE if name == "upload" else NOBODYS) for name in address.places}
