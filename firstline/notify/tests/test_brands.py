"""Mails in the name of a brand: its name, colour, logo and words, and nobody else's."""

import pytest
from django.db import IntegrityError

from firstline.channels.email.actions.keep_brand import CannotKeepBrand, keep_brand, remove_brand
from firstline.channels.email.actions.keep_mailbox import change_mailbox
from firstline.channels.email.composing.compose import compose
from firstline.channels.email.models import Brand, OutgoingMail
from firstline.channels.email.tests.sample_mails import a_mailbox
from firstline.core.access import SYSTEM
from firstline.core.errors import NotAllowed
from firstline.core.files import keep
from firstline.core.models import LoggedEvent
from firstline.notify.actions.keep_template import change_template, restore_template
from firstline.notify.kinds import Kind
from firstline.notify.models import MailTemplate
from firstline.notify.queries import template_rows, text_for
from firstline.notify.speaker import speaker, speaking_for
from firstline.notify.texts import built_in
from firstline.tickets.actions.answer import answer
from firstline.tickets.wording import from_text
from tests.cast import NOW

pytestmark = pytest.mark.django_db
PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")


@pytest.fixture
def brand(cast):
    logo = keep(PICTURE, at=NOW)
    return keep_brand(None, name="Strand Freight Help", accent="#AA2200", logo=logo, by=SYSTEM, at=NOW)


@pytest.fixture
def mailbox(cast, ticket, brand, run_jobs):
    """The mailbox with the brand; what was to be said about the registration has been said."""
    found = change_mailbox(a_mailbox(), brand=brand, sender_name="", by=SYSTEM, at=NOW)
    run_jobs()
    OutgoingMail.objects.all().delete()
    return found


def answered(cast, ticket, run_jobs) -> OutgoingMail:
    answer(ticket, from_text("Try again"), by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    return OutgoingMail.objects.get()


def test_an_answer_has_the_name_colour_and_sender_of_the_brand(cast, ticket, mailbox, run_jobs):
    mail = answered(cast, ticket, run_jobs)
    assert mail.text.startswith("Try again\n\n-- \nBoris Nord\nStrand Freight Help\n")
    assert "Firstline" not in mail.text
    raw = compose(mail, mailbox, at=NOW).raw.decode()
    assert 'From: "Boris Nord (Strand Freight Help)" <support@desk.test>' in raw


def test_a_confirmation_shows_its_logo_and_its_own_words_alone(cast, ticket, brand, mailbox, run_jobs):
    words = "Hello {{recipient.name}}, {{desk.name}} is on it: {{ticket.number}} {{link}}"
    change_template(Kind.NEW_LINK, "en", subject="Yours", body=words, by=SYSTEM, at=NOW, brand=brand)
    assert text_for(Kind.NEW_LINK, "en") == built_in(Kind.NEW_LINK, "en")
    with speaking_for(brand):
        assert text_for(Kind.NEW_LINK, "en").body == words
        assert text_for(Kind.NEW_LINK, "sv") == built_in(Kind.NEW_LINK, "sv")
    assert [row.kind for row in template_rows("en", brand) if row.is_changed] == [Kind.NEW_LINK]
    assert not any(row.is_changed for row in template_rows("en"))


def test_the_logo_travels_only_with_the_brands_mails(cast, ticket, brand, mailbox):
    said = {"kind": "resolved", "address": "anna@bergs.test", "html": '<img src="cid:desk-logo">', "text": "x"}
    mail = OutgoingMail(**said, subject="x", header_id="a@desk.test")
    with_logo = compose(mail, mailbox, at=NOW).raw.decode()
    assert "Content-ID: <desk-logo>" in with_logo
    change_mailbox(mailbox, brand=None, by=SYSTEM, at=NOW)
    mailbox.refresh_from_db()
    assert "Content-ID" not in compose(mail, mailbox, at=NOW).raw.decode()


def test_what_a_brand_leaves_open_is_the_desks(brand):
    change_template(Kind.ANSWER, "en", subject="{{ticket.subject}}", body="{{words}} Ours", by=SYSTEM, at=NOW)
    plain = keep_brand(None, name="Plain", accent="", logo=None, by=SYSTEM, at=NOW)
    with speaking_for(plain):
        assert (speaker().name, speaker().accent, speaker().logo) == ("Plain", "", None)
        assert text_for(Kind.ANSWER, "en").body == "{{words}} Ours"
    assert speaker().name == "Firstline"


def test_words_that_would_be_said_anyway_are_not_kept(brand):
    own = {"subject": "{{ticket.subject}}", "body": "{{words}} Ours"}
    change_template(Kind.ANSWER, "en", **own, by=SYSTEM, at=NOW)
    change_template(Kind.ANSWER, "en", **own, by=SYSTEM, at=NOW, brand=brand)
    assert [row.brand for row in MailTemplate.objects.all()] == [None]
    ours = built_in(Kind.ANSWER, "en")
    change_template(Kind.ANSWER, "en", subject=ours.subject, body=ours.body, by=SYSTEM, at=NOW, brand=brand)
    assert MailTemplate.objects.filter(brand=brand).count() == 1
    restore_template(Kind.ANSWER, "en", by=SYSTEM, at=NOW, brand=brand)
    assert [row.brand for row in MailTemplate.objects.all()] == [None]


def test_removing_a_brand_takes_its_words_and_is_refused_while_a_mailbox_has_it(brand, mailbox):
    change_template(Kind.ANSWER, "en", subject="x", body="{{words}} y", by=SYSTEM, at=NOW, brand=brand)
    with pytest.raises(CannotKeepBrand, match="Support"):
        remove_brand(brand, by=SYSTEM, at=NOW)
    change_mailbox(mailbox, brand=None, by=SYSTEM, at=NOW)
    remove_brand(brand, by=SYSTEM, at=NOW)
    assert (Brand.objects.count(), MailTemplate.objects.count()) == (0, 0)
    assert list(LoggedEvent.objects.filter(kind__startswith="brand:").values_list("kind", flat=True)) == [
        "brand:kept",
        "brand:removed",
    ]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "strand freight HELP"}, "name"),
        ({"name": "Other", "accent": "red"}, "accent"),
    ],
)
def test_what_is_wrong_is_refused_with_the_field(brand, values, field):
    with pytest.raises(CannotKeepBrand) as refusal:
        keep_brand(None, **{"accent": "", "logo": None, **values}, by=SYSTEM, at=NOW)
    assert refusal.value.field == field
    assert Brand.objects.count() == 1


def test_only_who_manages_mailboxes_keeps_brands(cast, brand):
    with pytest.raises(NotAllowed):
        keep_brand(None, name="Mine", accent="", logo=None, by=cast.actor(cast.boris), at=NOW)
    with pytest.raises(NotAllowed):
        remove_brand(brand, by=cast.actor(cast.boris), at=NOW)


def test_the_desks_words_exist_once():
    values = {"kind": "answer", "language": "en", "subject": "x", "body": "y", "changed_at": NOW}
    MailTemplate.objects.create(**values)
    with pytest.raises(IntegrityError):
        MailTemplate.objects.create(**values)
