import html
from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.db import transaction
from django.db.models import F, Max
from django.test import Client, override_settings
from django_tasks_db.models import DBTaskResult

from firstline.approvals.models import Approval
from firstline.approvals.queries import waiting_for
from firstline.channels.email.models import Mailbox, OutgoingMail
from firstline.channels.email.outbox.batch import send_due
from firstline.core.access import SYSTEM
from firstline.core.errors import NotFound
from firstline.core.files.keep import content_of
from firstline.core.html import picture_sources
from firstline.core.kept import forget_everything_kept
from firstline.core.models import LoggedEvent, StoredFile, Thumbnail
from firstline.ops.demo.cast import AGENTS, CATEGORIES, PEOPLE, PRODUCTS, TEAMS
from firstline.ops.demo.content.approvals import APPROVALS
from firstline.ops.demo.content.drafts import DRAFTS
from firstline.ops.demo.entrances import ENTRANCES
from firstline.ops.demo.load import CannotLoadDemo, load_demo
from firstline.ops.demo.loading.retelling import LEVELS
from firstline.ops.demo.month import month
from firstline.ops.demo.working_time import ZONE
from firstline.people.models import Person
from firstline.people.queries import person_by_email
from firstline.search.queries import search_tickets
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.register import Request, register
from firstline.tickets.models import Attachment, Draft, Message, Note, Seen, Ticket
from firstline.tickets.policies import access_attachment, visible_to
from firstline.tickets.queries import QUEUES, queue_counts
from firstline.tickets.stages import Channel, Stage
from firstline.tickets.wording import from_text
from tests.cast import as_actor

pytestmark = pytest.mark.django_db
BACKEND = django_settings.AUTHENTICATION_BACKENDS[0]
NAMES = {one.key: one.name for one in (*AGENTS, *PEOPLE)} | {None: None}
TEAM_NAMES = {team.key: team.name_en for team in TEAMS} | {None: None}
CATEGORY_NAMES = {category.key: category.name_en for category in CATEGORIES} | {None: None}
PRODUCT_NAMES = {product.key: product.name_en for product in PRODUCTS} | {None: None}


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """The moment and the file storage of a part of the month, loaded once for all tests here and taken away after them."""
    files = {
        "BACKEND": "firstline.core.files.storage.DurableFileStorage",
        "OPTIONS": {"location": str(tmp_path_factory.mktemp("files")), "base_url": None},
    }
    storages = {**django_settings.STORAGES, "default": files}
    now = datetime(2026, 2, 12, 10, 20, tzinfo=ZONE)
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(STORAGES=storages):
            load_demo(now, told=_part_of_the_month(now))
        yield now, storages
        transaction.set_rollback(True)
    forget_everything_kept()


def _part_of_the_month(now):
    """Every fifth conversation, Anna's, those with pictures in the text, and those in which somebody has begun to write, or
    asks for approval."""
    asked = {one.conversation for one in APPROVALS}
    begun = {draft.conversation for draft in DRAFTS}
    return [
        one
        for number, one in enumerate(month(now))
        if number % 5 == 0
        or one.requester == "anna.berg"
        or one.key in begun
        or one.key in asked
        or any("[picture]" in turn.body for turn in one.turns())
    ]


@pytest.fixture
def now(loaded, settings):
    settings.STORAGES = loaded[1]
    return loaded[0]


@pytest.fixture
def told(now):
    return {one.subject: one for one in _part_of_the_month(now)}


@pytest.fixture
def boris(now):
    return as_actor(person_by_email("boris@nordbysupport.example"))


@pytest.fixture
def anna(now):
    return as_actor(person_by_email("anna.berg@bergsbygg.example"))


def test_every_ticket_stands_where_its_story_ends(told):
    tickets = Ticket.objects.select_related("team", "assignee", "category", "product", "requester", "organisation")
    assert tickets.count() == len(told)
    asked = {one.conversation: Stage.OPEN if one.said else Stage.ON_HOLD for one in APPROVALS}
    for ticket in tickets:
        end = told[ticket.subject].standing
        assert ticket.stage == ticket.state.stage == asked.get(told[ticket.subject].key, end.stage)
        assert (ticket.team and ticket.team.name) == TEAM_NAMES[end.team]
        assert (ticket.assignee and ticket.assignee.name) == NAMES[end.assignee]
        assert (ticket.type, ticket.impact, ticket.urgency) == (end.type, LEVELS[end.impact], LEVELS[end.urgency])
        assert (ticket.category and ticket.category.name) == CATEGORY_NAMES[end.category]
        assert (ticket.product and ticket.product.name) == PRODUCT_NAMES[end.product]
        assert ticket.requester.name == NAMES[told[ticket.subject].requester]
        assert ticket.organisation == ticket.requester.organisation


def test_some_approvals_are_waited_for_and_some_are_decided(now):
    outcomes = Approval.objects.values_list("ticket__subject", "outcome").order_by("pk")
    assert sorted(outcome for _subject, outcome in outcomes) == ["approved", "open", "refused"]
    assert len(waiting_for(as_actor(person_by_email("anna.berg@bergsbygg.example")))) == 1
    assert not Approval.objects.filter(asked_at__gt=now).exists()


def test_everything_said_is_there(told):
    said = Counter(turn.kind for one in told.values() for turn in one.turns())
    reasons = sum(bool(done.text) and done.kind != "resolved" for one in told.values() for done in one.happenings())
    assert Message.objects.count() == said["message"]
    assert Note.objects.count() == said["note"] + reasons
    assert Message.objects.filter(text="").count() == 0


def test_the_counts_beside_the_queues_are_those_of_the_tickets(now):
    for agent in Person.objects.filter(role__code__in=["agent", "lead", "administrator"]):
        actor = as_actor(agent)
        counts = queue_counts(actor)
        assert counts == {code: visible_to(actor).filter(QUEUES[code].holds(actor)).count() for code in counts}


def test_a_month_of_an_older_desk_ends_at_its_newest_number(now, told, anna):
    numbers = list(Ticket.objects.order_by("pk").values_list("pk", flat=True))
    assert numbers == list(range(1043 - len(told), 1043))
    request = Request(
        requester=Person.objects.get(pk=anna.id), subject="Next", words=from_text("Next"), channel=Channel.PORTAL
    )
    assert register(request, by=anna, at=now).number == "FL-1043"


def test_nobody_is_written_to_and_no_job_is_left(now):
    assert DBTaskResult.objects.count() == 0
    assert OutgoingMail.objects.count() == 0
    assert mail.outbox == []


def test_what_visitors_write_is_kept_in_a_folder_and_goes_nowhere(now, boris, run_jobs, settings):
    answer(Ticket.objects.latest("pk"), from_text("On my way."), by=boris, at=now, undo_for=timedelta(0))
    run_jobs()
    assert send_due(at=now + timedelta(minutes=1)) >= 1
    assert b"On my way." in b"".join(kept.read_bytes() for kept in settings.OUTBOX.glob("*.eml"))
    assert mail.outbox == []


def test_mail_comes_in_at_each_teams_own_address_but_none_is_fetched(now):
    assert list(Mailbox.objects.values_list("address", "team__name", "is_default", "imap_host", "way_out")) == [
        ("support@nordbysupport.example", "Service desk", True, "", "folder"),
        ("network@nordbysupport.example", "Network", False, "", "folder"),
        ("orders@nordbysupport.example", "Workplace", False, "", "folder"),
    ]


def test_nothing_happens_after_now(now):
    for moments in (
        Message.objects.values_list("at", "shown_from"),
        Note.objects.values_list("at"),
        LoggedEvent.objects.values_list("at"),
        Ticket.objects.values_list("registered_at", "updated_at"),
        Seen.objects.values_list("seen_at"),
        Draft.objects.values_list("saved_at"),
        StoredFile.objects.values_list("created_at"),
        Person.objects.values_list("created_at"),
    ):
        assert max(moment for row in moments for moment in row) <= now


def test_numbers_and_events_run_in_time(now):
    for moments in (Ticket.objects.order_by("pk").values_list("registered_at", flat=True), _moments_of_events()):
        assert list(moments) == sorted(moments)


def _moments_of_events():
    return LoggedEvent.objects.order_by("pk").values_list("at", flat=True)


def test_what_was_noted_stands_in_no_message(now):
    notes = [note for note in Note.objects.values_list("text", flat=True) if len(note) > 20]
    said = "\n".join(f"{m.text}\n{m.html}\n{m.rest_html}" for m in Message.objects.all())
    assert len(notes) > 20
    assert not [note for note in notes if note in said]


def test_files_open_for_those_who_take_part_and_for_nobody_else(now, boris):
    strangers = {}
    for attachment in Attachment.objects.select_related("message__ticket__requester__role", "note__ticket"):
        ticket = (attachment.message or attachment.note).ticket
        requester = as_actor(ticket.requester)
        stranger = strangers.setdefault(requester.organisation_id, _somebody_elsewhere(requester))
        assert content_of(access_attachment(boris, attachment.pk, now).file)
        if attachment.message:
            assert access_attachment(requester, attachment.pk, now) == attachment
        for outside in [stranger] if attachment.message else [stranger, requester]:
            with pytest.raises(NotFound):
                access_attachment(outside, attachment.pk, now)


def _somebody_elsewhere(actor):
    users = Person.objects.filter(role__code="user").exclude(organisation_id=actor.organisation_id)
    return as_actor(users.order_by("pk").first())


def test_every_picture_in_a_text_is_a_file_of_that_message(now):
    shown = 0
    for message in Message.objects.prefetch_related("attachments"):
        sources = picture_sources(message.html) + picture_sources(message.rest_html)
        inline = [f"cid:{one.content_id}" for one in message.attachments.all() if one.is_inline]
        assert sources == inline
        assert "[picture]" not in message.text
        shown += len(inline)
    assert shown > 10


def test_a_file_is_kept_once_however_often_it_came(now):
    logos = Attachment.objects.filter(name="logo.png")
    assert logos.count() > 10
    assert logos.values("file").distinct().count() <= 5
    assert Thumbnail.objects.count() == len({a.file_id for a in Attachment.objects.all() if a.file.is_picture})


def test_mails_keep_their_signature_and_earlier_text_folded(now):
    rests = Message.objects.filter(channel=Channel.MAIL, from_desk=False).exclude(rest_html="")
    assert rests.filter(rest_html__contains="<blockquote>").count() > 5
    assert rests.filter(rest_html__contains="cid:").count() > 10
    assert not Message.objects.filter(text__contains="\n> ").exists()
    assert not Message.objects.filter(channel=Channel.PORTAL).exclude(html="").exists()


def test_some_is_read_and_some_is_not(now, boris):
    waiting = Ticket.objects.filter(QUEUES["open"].holds(boris)).exclude(user_waits_since=None)
    read = Seen.objects.filter(person_id=boris.id, seen_at__gte=F("ticket__user_waits_since"), ticket__in=waiting)
    assert 3 <= read.count() <= waiting.count() - 3
    mine = Seen.objects.filter(person_id=boris.id, ticket__assignee_id=boris.id, ticket__in=waiting)
    assert mine.exists()


def test_who_has_acted_has_read_what_was_there(now):
    """Somebody who answered can't have the words before the answer as unread."""
    for seen in Seen.objects.annotate(own=Max("ticket__messages__at")).select_related("person"):
        own = Message.objects.filter(ticket=seen.ticket_id, author_id=seen.person_id).aggregate(last=Max("at"))["last"]
        assert own is None or seen.seen_at >= own


def test_begun_texts_wait_for_their_writers(now):
    assert Draft.objects.count() == len(DRAFTS)
    for draft in Draft.objects.select_related("ticket"):
        assert draft.ticket.stage == Stage.OPEN
        assert draft.html


def test_visitors_become_people_of_the_cast(now):
    for entrance in ENTRANCES:
        person = person_by_email(entrance.email)
        assert (person.name, person.language, person.is_active) == (entrance.name, "", True)
        assert person.role.code == {"user": "organisation-manager"}.get(entrance.code, entrance.code)


def test_managers_of_an_organisation_see_its_requests(now, anna):
    seen = visible_to(anna)
    assert set(seen.values_list("organisation_id", flat=True)) == {anna.organisation_id}
    assert seen.count() > Ticket.objects.filter(requester_id=anna.id).count()


def test_everything_can_be_found(now, boris, anna):
    assert [hit.ticket.subject for hit in search_tickets(boris, "blank pages floor 3")][:1] == [
        "Printer on floor 3 prints blank pages"
    ]
    assert search_tickets(anna, "drum cover reseated") == []


def test_its_newest_ticket_opens_at_the_desk(now):
    browser = Client()
    browser.force_login(person_by_email("boris@nordbysupport.example"), backend=BACKEND)
    newest = Ticket.objects.latest("pk")
    page = browser.get(f"/desk/tickets/{newest.pk}/")
    assert newest.subject in html.unescape(page.content.decode())


def test_refuses_a_desk_in_use_and_changes_nothing(now):
    events = LoggedEvent.objects.count()
    with pytest.raises(CannotLoadDemo):
        load_demo(now + timedelta(minutes=1))
    assert LoggedEvent.objects.count() == events


def test_the_past_is_told_by_those_who_did_it(now):
    by_nobody = LoggedEvent.objects.filter(actor_kind="system", subject="ticket")
    assert set(by_nobody.values_list("kind", flat=True)) == {"ticket:closed"}
    assert LoggedEvent.objects.filter(actor_kind="system").exclude(subject="ticket").count() == 2
    assert SYSTEM.name not in set(Message.objects.values_list("author_name", flat=True))
