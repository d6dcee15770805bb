"""What is wrong with mailboxes is seen on every page of the desk, and noticed where nothing complains."""

from datetime import datetime, timedelta

import pytest

from firstline.channels.email.actions.note_outage import note_outage, note_recovery
from firstline.channels.email.actions.note_standstill import STANDS_STILL_AFTER, note_standstills
from firstline.channels.email.intake.state import went_well
from firstline.channels.email.mailbox_trouble import mail_troubles, troubles_at
from firstline.channels.email.models import Mailbox, OAuthClient, OAuthGrant
from firstline.channels.email.tests.mails import mailbox
from firstline.core.models import LoggedEvent, WorkerPulse
from tests.cast import NOW

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def box(**values) -> Mailbox:
    kept = mailbox(imap_host="imap.test", smtp_host="smtp.test")
    Mailbox.objects.filter(pk=kept.pk).update(**{"last_success_at": NOW, **values})
    return Mailbox.objects.get(pk=kept.pk)


def granted(mailbox: Mailbox, **values) -> OAuthGrant:
    client = OAuthClient.objects.create(provider="google", client_id="x")
    Mailbox.objects.filter(pk=mailbox.pk).update(sign_in="google")
    given = {"access_ends_at": NOW, "refresh_token": "r", "granted_at": NOW, **values}
    return OAuthGrant.objects.create(mailbox=mailbox, client=client, **given)


def said(at: datetime = NOW) -> list[tuple[str, datetime | None, str]]:
    return [(trouble.what, trouble.since, trouble.reason) for trouble in troubles_at(at)]


def test_there_is_none_while_mail_comes_and_goes():
    box()
    assert said() == []


def test_one_that_is_switched_off_or_only_sends_or_was_never_looked_into_is_in_none():
    kept = box(is_active=False, last_error="x", failing_since=NOW)
    assert said() == []
    Mailbox.objects.update(is_active=True, imap_host="")
    assert said() == []
    Mailbox.objects.update(imap_host="imap.test", last_error="", last_success_at=NOW - 9 * MINUTE, way_in="none")
    assert said() == [], "a mail server hands its mail over"
    Mailbox.objects.update(way_in="imap", last_success_at=None)
    assert said() == []
    granted(kept).delete()
    assert said() == [], "that nobody has signed in yet is no trouble"


def test_mail_that_does_not_come_in():
    box(last_error="The password is wrong.", failing_since=NOW)
    assert said() == [("fails", NOW, "The password is wrong.")]
    assert troubles_at(NOW)[0].words == "No mail comes in from Support."


def test_a_mailbox_nobody_looks_into():
    box()
    assert said(NOW + 5 * MINUTE) == []
    assert said(NOW + 6 * MINUTE) == [("silent", NOW, "")]


def test_mail_that_does_not_leave_once_it_is_more_than_a_hitch():
    box(sending_error="It is down.", cannot_send_since=NOW)
    assert said(NOW + 4 * MINUTE) == []
    assert said(NOW + 5 * MINUTE) == [("cannot-send", NOW, "It is down.")]


def test_a_sign_in_that_works_no_more():
    granted(box(last_error="Sign in again.", failing_since=NOW), failing_since=NOW, last_error="Sign in again.")
    assert said() == [("sign-in", NOW, "Sign in again.")]


def test_mail_to_itself_that_does_not_come_back_where_nothing_else_is_wrong():
    box(round_trips_lost_since=NOW)
    assert said() == [("round-trip", NOW, "")]
    Mailbox.objects.update(last_error="x", failing_since=NOW)
    assert [what for what, _since, _reason in said()] == ["fails"]


# ── noticing ──────────────────────────────────────────────────────────────────


def works(since: datetime, until: datetime) -> None:
    WorkerPulse.objects.update_or_create(name="w", defaults={"started_at": since, "seen_at": until})


def test_a_watcher_that_hangs_is_noticed_once_and_forgotten_when_it_looks_again():
    kept, at = box(), NOW + STANDS_STILL_AFTER + MINUTE
    works(NOW, at)
    assert note_standstills(at) == 1
    assert note_standstills(at) == 0
    (trouble,) = troubles_at(at)
    assert (trouble.what, trouble.since) == ("fails", at)
    assert "although a worker runs" in trouble.reason
    went_well(kept, at=at)
    assert said(at) == []
    kinds = list(LoggedEvent.objects.filter(subject="mailbox").order_by("id").values_list("kind", flat=True))
    assert kinds == ["mailbox:added", "mailbox:failed", "mailbox:recovered"]


def test_nothing_is_noticed_right_after_the_desk_was_started():
    box()
    later = NOW + timedelta(hours=5)
    assert note_standstills(later) == 0
    works(later - MINUTE, later)
    assert note_standstills(later) == 0


def test_an_outage_is_said_once_when_it_lasts():
    kept = box()
    for minute in (0, 2, 5, 9):
        note_outage(kept, "It is down.", at=NOW + minute * MINUTE)
    told = LoggedEvent.objects.filter(kind="mailbox:still-cannot-send")
    assert list(told.values_list("at", flat=True)) == [NOW + 5 * MINUTE]
    note_recovery(kept, at=NOW + 10 * MINUTE)
    note_outage(kept, "It is down.", at=NOW + 20 * MINUTE)
    note_outage(kept, "It is down.", at=NOW + 26 * MINUTE)
    assert told.count() == 2


# ── seeing ────────────────────────────────────────────────────────────────────


def test_every_page_of_the_desk_says_so_and_the_reason_only_to_those_who_can_do_something(signed_in, cast):
    box(last_error="The password is wrong.", failing_since=NOW)
    for page in ("/desk/queues/mine/", "/desk/mail-trouble/"):
        seen = signed_in(cast.boris).get(page).content.decode()
        assert "No mail comes in from Support." in seen
        assert "administrators are told" in seen
        assert "The password is wrong." not in seen
    for page in ("/desk/queues/mine/", "/desk/settings/teams/", "/desk/mail-trouble/"):
        seen = signed_in(cast.ada).get(page).content.decode()
        assert "The password is wrong." in seen
        assert "See the mailboxes" in seen


def test_is_nothing_to_people_who_ask_for_help(signed_in, cast):
    box(last_error="The password is wrong.", failing_since=NOW)
    assert signed_in(cast.anna).get("/desk/mail-trouble/").status_code == 404
    assert "No mail comes in" not in signed_in(cast.anna).get("/").content.decode()


def test_a_page_without_trouble_shows_none_and_does_not_ask_for_it_again_and_again(signed_in, cast):
    page = signed_in(cast.boris).get("/desk/mail-trouble/").content.decode()
    assert "banner" not in page
    assert "every 60s" not in page


def test_pages_ask_the_database_once_in_a_while(django_assert_num_queries):
    box()
    mail_troubles()
    with django_assert_num_queries(0):
        mail_troubles()
