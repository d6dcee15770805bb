"""Who is speaking: whether an address is known is told to nobody who asks for a way in."""

import re
from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from firstline.channels.email.models import OutgoingMail
from firstline.people.models import Person

sources = count(1)
KNOWN, CLOSED, UNKNOWN = "anna@bergs.test", "per@nordby.test", "nobody@nowhere.test"


@pytest.fixture(autouse=True)
def _people(cast):
    Person.objects.filter(email=CLOSED).update(is_active=False)


def answer_to(page: str, address: str, **data) -> tuple:
    """Status, where it leads, and what it says, but for the address and what differs with each page."""
    response = Client(REMOTE_ADDR=f"10.0.{next(sources)}.1").post(page, {"email": address, "login": address, **data})
    said = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())
    said = said.replace(address.strip().lower(), "…")
    return response.status_code, response.headers.get("Location"), re.sub(r"[A-Za-z0-9]{64}", "", said)


@pytest.mark.parametrize("other", [CLOSED, UNKNOWN, "nobody@bergs.test", "ANNA@bergs.test"])
def test_asking_for_a_link_says_the_same(other):
    assert answer_to("/account/link/", KNOWN) == answer_to("/account/link/", other)


@pytest.mark.parametrize("other", [UNKNOWN, "nobody@bergs.test"])
def test_a_wrong_password_says_the_same(other):
    known, unknown = (answer_to("/account/login/", address, password="wrong-one-4711") for address in (KNOWN, other))
    assert known == unknown
    assert known[0] != 302


def test_the_page_does_the_same_work_for_both():
    """What takes longer for one of them is left to the worker."""
    counts = []
    for address in ("warm@up.test", KNOWN, UNKNOWN, CLOSED):
        with CaptureQueriesContext(connection) as counted:
            answer_to("/account/link/", address)
        counts.append(len(counted))
    assert len(set(counts[1:])) == 1


def test_only_who_is_known_is_written_to(run_jobs):
    for address in (KNOWN, CLOSED, UNKNOWN):
        answer_to("/account/link/", address)
    run_jobs()
    assert list(OutgoingMail.objects.values_list("address", flat=True)) == [KNOWN]


@pytest.mark.parametrize("page", ["/account/in/{}/", "/account/invited/{}/"])
@pytest.mark.parametrize("secret", ["x", "a" * 43, "%00", "..", "x" * 500])
def test_a_made_up_secret_says_nothing_of_anybody(client, page, secret):
    response = client.get(page.format(secret), follow=True)
    assert response.status_code in {404, 410}
    assert not any(name in response.content.decode() for name in ("Anna", "bergs.test"))


@pytest.mark.parametrize(
    "away",
    [
        "https://evil.test",
        "//evil.test",
        "/\\evil.test",
        "\\\\evil.test",
        "https:evil.test",
        "javascript:alert(1)",
        " //evil.test",
        "/\t/evil.test",
        "///evil.test",
        "http:///evil.test",
        "/%09/evil.test\\@x",
    ],
)
def test_no_way_in_leads_away(cast, away):
    anna = Person.objects.get(email=KNOWN)
    anna.set_password("correct horse battery")
    anna.save()
    data = {"login": KNOWN, "password": "correct horse battery", "next": away}
    location = Client().post("/account/login/", data).headers["Location"]
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\", "/\t"))
