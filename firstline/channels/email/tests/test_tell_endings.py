"""That a secret or a sign-in ends is said two weeks, three days and a day before, each once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from firstline.channels.email.actions.tell_endings import tell_endings
from firstline.channels.email.models import Mailbox, OAuthClient, OAuthGrant
from firstline.channels.email.sign_in_standing import sign_in_standing
from firstline.channels.email.tests.mails import mailbox
from firstline.core.models import LoggedEvent
from tests.cast import NOW

pytestmark = pytest.mark.django_db

END = date(2026, 6, 30)


@pytest.fixture
def client() -> OAuthClient:
    return OAuthClient.objects.create(provider="google", client_id="x", secret_ends_on=END)


def granted(client: OAuthClient, name: str = "support", **values) -> OAuthGrant:
    box = mailbox(name=name.title(), address=f"{name}@desk.test", sign_in="google")
    given = {"access_ends_at": NOW, "refresh_token": "r", "granted_at": NOW, **values}
    return OAuthGrant.objects.create(mailbox=box, client=client, **given)


def days_before(days: int) -> datetime:
    return datetime(END.year, END.month, END.day, 12, tzinfo=UTC) - timedelta(days=days)


def told(*days: int) -> list[int]:
    for day in days:
        tell_endings(days_before(day))
    events = LoggedEvent.objects.filter(kind="mailbox:sign-in-ends").order_by("id")
    return [event.data["days"] for event in events]


def test_says_it_three_times_and_once_each(client):
    granted(client)
    assert told(20, 15) == []
    assert told(14, 14, 10, 4, 3, 2, 1, 1, 0, -1) == [14, 3, 1]


def test_says_it_at_once_where_little_is_left(client):
    granted(client)
    assert told(2) == [2]


def test_says_it_once_for_all_mailboxes_that_rest_on_a_secret(client):
    granted(client)
    granted(client, "sales")
    assert told(14) == [14]


def test_says_it_anew_of_a_new_secret(client):
    granted(client)
    assert told(14) == [14]
    OAuthClient.objects.update(secret_ends_on=END + timedelta(days=100))
    assert told(3) == [14]
    OAuthClient.objects.update(secret_ends_on=END)
    assert told(3) == [14, 3]


def test_says_it_of_a_sign_in_that_ends_by_itself(client):
    OAuthClient.objects.update(secret_ends_on=None)
    grant = granted(OAuthClient.objects.get(), refresh_ends_at=days_before(0))
    assert told(14) == [14]
    ending = sign_in_standing(Mailbox.objects.get(pk=grant.mailbox_id), at=days_before(5)).ending
    assert (ending.what, ending.on, ending.words) == ("grant", END, "The sign-in ends in 5 days. Sign in again.")


def test_says_nothing_of_mailboxes_that_are_not_used(client):
    granted(client)
    Mailbox.objects.update(is_active=False)
    assert told(14) == []
