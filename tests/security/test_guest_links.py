"""Who is speaking: a link in a mail opens one request for one person, and whoever only looks changes nothing."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client

from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import end_all_links
from firstline.core.clock import now
from firstline.people.actions.sign_in import ask_sign_in_link, invite
from firstline.people.models import Person, SignInLink
from firstline.tickets.actions.participants import add_participant, remove_participant
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.guest_links import LASTS, guest_token
from firstline.tickets.models import Participant, Ticket
from tests.cast import NOW

PARTS = ("", "?works=yes", "?works=no", "now/", "registered/", "answers/", "solved/", "follow-ups/", "uploads/",
         "links/", "answers/?text=hello", "solved/?confirm=1")  # fmt: skip
LOOKS = ("get", "head", "options")
SCANNER = {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; SafeLinks)", "HTTP_PURPOSE": "prefetch"}


@pytest.fixture
def token(ticket) -> str:
    return guest_token(Participant.objects.get(ticket=ticket), at=now())


def everything_kept() -> dict[str, list]:
    """Every row of ours, to be compared."""
    return {
        model._meta.label: list(model.objects.order_by("pk").values())
        for model in apps.get_models()
        if model._meta.label != "core.WorkerPulse"
    }


@pytest.mark.parametrize("is_solved", [False, True])
def test_a_scanner_that_follows_every_link_changes_nothing(cast, ticket, token, is_solved):
    if is_solved:
        resolve(ticket, resolution="New toner.", by=cast.actor(cast.boris), at=now())
    lapsed = guest_token(Participant.objects.get(ticket=ticket), at=now() - LASTS - timedelta(days=2))
    links = [ask_sign_in_link(cast.anna, by=SYSTEM, at=now()), invite(cast.erik, by=SYSTEM, at=now())]
    pages = [f"/r/{one}/{part}" for one in (token, lapsed) for part in PARTS]
    pages += [f"/account/in/{links[0]}/", f"/account/invited/{links[1]}/", f"/account/new-address/{token}/"]
    before = everything_kept()
    for page in pages:
        for look in LOOKS:
            client = Client(**SCANNER)
            answer = getattr(client, look)(page, follow=True)
            assert answer.status_code < 500
            assert "firstline_session" not in client.cookies
    assert everything_kept() == before


def test_the_secrets_of_links_are_kept_only_as_hashes(cast, db):
    secret = ask_sign_in_link(cast.anna, by=SYSTEM, at=now())
    assert secret not in str(list(SignInLink.objects.values()))


def test_a_link_tells_nobody_about_itself(token):
    for page in (f"/r/{token}/", f"/r/{token}/now/", "/r/1-99999-aaaaaaaaaaaaaaaaaaaaaaaaaa/"):
        headers = Client().get(page).headers
        assert (headers["Referrer-Policy"], headers["Cache-Control"]) == ("no-referrer", "no-store")
        assert "noindex" in headers["X-Robots-Tag"]


def test_each_link_is_its_persons_own_and_ends_with_their_part(cast, ticket):
    participant = add_participant(ticket, cast.oskar, by=SYSTEM, at=NOW)
    theirs = guest_token(participant, at=now())
    assert theirs.split("-")[2] != guest_token(Participant.objects.get(ticket=ticket, person=cast.anna), at=now())[-26:]
    assert Client().get(f"/r/{theirs}/").status_code == 200
    remove_participant(ticket, cast.oskar, by=SYSTEM, at=NOW)
    assert Client().get(f"/r/{theirs}/").status_code == 404


def test_ending_all_links_ends_them(token):
    assert Client().get(f"/r/{token}/").status_code == 200
    end_all_links(by=SYSTEM, at=now())
    assert Client().get(f"/r/{token}/").status_code == 404


def test_a_closed_account_has_no_links(cast, token):
    Person.objects.filter(pk=cast.anna.pk).update(is_active=False)
    assert Client().get(f"/r/{token}/").status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        lambda n, d, s: f"{n}-{int(d) + 1}-{s}",
        lambda n, d, s: f"{int(n) + 1}-{d}-{s}",
        lambda n, d, s: f"{n}-{d}-",
        lambda n, d, s: f"{n}-{d}-{s[:-1]}",
        lambda n, d, s: f"{n}-{d}-{s}-",
        lambda n, d, s: f"-{n}-{d}-{s}",
        lambda n, d, s: f"{'9' * 40}-{d}-{s}",
        lambda n, d, s: f"{n}-{'9' * 40}-{s}",
        lambda n, d, s: f"²-{d}-{s}",
        lambda n, d, s: f"{n}-{d}-{'é' * 26}",
        lambda n, d, s: f"{n}%00-{d}-{s}",
        lambda n, d, s: "..",
        lambda n, d, s: "%2e",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_was_touched_is_none(token, change, method):
    answer = getattr(Client(), method)(f"/r/{change(*token.split('-'))}/")
    assert answer.status_code == 404
    assert "Printer" not in answer.content.decode()


def test_the_link_of_one_request_opens_no_other(cast, ticket, other_ticket, token):
    guest = Client()
    for page in (
        f"/requests/{other_ticket.pk}/",
        f"/requests/{ticket.pk}/",
        "/requests/",
        f"/desk/tickets/{ticket.pk}/",
    ):
        assert "Printer" not in guest.get(page, follow=True).content.decode()
    assert guest.get(f"/r/{token}/").status_code == 200
    assert "VPN drops" not in guest.get(f"/r/{token}/").content.decode()
    assert Ticket.objects.get(pk=other_ticket.pk).messages.count() == 1


@pytest.mark.parametrize(
    "page", ["/requests/{n}/", "/files/{n}/x", "/requests/registered/{n}-x/", "/desk/tickets/{n}/"]
)
def test_a_number_too_large_for_any_row_is_nothing(cast, signed_in, page):
    for client in (Client(), signed_in(cast.anna), signed_in(cast.boris)):
        assert client.get(page.format(n=10**30)).status_code in {302, 404}
