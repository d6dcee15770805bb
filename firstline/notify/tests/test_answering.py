from datetime import timedelta

import pytest

from firstline.channels.email.composing import enclosures
from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.outbox.batch import send_due
from firstline.channels.email.tests.sample_mails import a_mailbox, kept_in
from firstline.core.access import SYSTEM
from firstline.core.files import keep
from firstline.notify.actions.keep_template import change_template
from firstline.notify.kinds import Kind
from firstline.notify.texts import built_in
from firstline.people.models import Person
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.actions.participants import add_participant
from firstline.tickets.actions.reply import reply
from firstline.tickets.actions.withdraw_answer import withdraw_answer
from firstline.tickets.models import Participant
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_html, from_text
from tests.cast import NOW, as_actor

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(seconds=10)


@pytest.fixture(autouse=True)
def mailbox(cast, ticket, run_jobs):
    """A mailbox; what was to be said about the registration has been said."""
    found = a_mailbox()
    run_jobs()
    OutgoingMail.objects.all().delete()
    return found


def sent() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.order_by("id"))


def say(cast, ticket, words="Try <b>again</b>", **values):
    return answer(ticket, from_html(f"<p>{words}</p>"), by=cast.actor(cast.boris), at=NOW, **values)


def test_the_agents_words_come_first(cast, ticket, run_jobs):
    say(cast, ticket)
    run_jobs()
    (mail,) = sent()
    assert mail.subject == f"Re: [{ticket.number}] Printer on floor 3 prints blank pages"
    assert mail.text.startswith("Try again\n\n-- \nBoris Nord\nFirstline\n\nRequest FL-")
    body = mail.html.partition("<body")[2].partition(">")[2]
    assert "<div><p>Try <b>again</b></p></div>" in body
    assert body.index("Try <b>") < body.index("Boris Nord") < body.index("see the whole request")
    assert (mail.from_name, mail.auto, mail.due_at) == ("Boris Nord", "", LATER)


def test_each_recipient_has_a_copy_with_an_address_and_a_link_of_their_own(cast, ticket, settings, run_jobs):
    add_participant(ticket, cast.oskar, by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    say(cast, ticket)
    run_jobs()
    send_due(at=LATER)
    mails = {mail["Delivered-To"]: mail for mail in kept_in(settings.OUTBOX)}
    assert set(mails) == {"anna@bergs.test", "oskar@bergs.test"}
    for mail in mails.values():
        assert (mail["To"], mail["Cc"]) == ("Anna Berg <anna@bergs.test>", "Oskar Lind <oskar@bergs.test>")
    assert len({mail["Reply-To"] for mail in mails.values()}) == 2
    assert len({mail["Message-ID"] for mail in mails.values()}) == 2
    own = {p.person.email: f"/r/{p.pk}-" for p in Participant.objects.filter(ticket=ticket).select_related("person")}
    for address, mail in mails.items():
        text = mail.get_body(("plain",)).get_content()
        assert own[address] in text
        assert all(link not in text for other, link in own.items() if other != address)


def test_goes_only_to_whom_it_is_for(cast, ticket, run_jobs):
    add_participant(ticket, cast.oskar, by=cast.actor(cast.boris), at=NOW)
    say(cast, ticket, to=[cast.oskar])
    run_jobs()
    (mail,) = sent()
    assert (mail.address, mail.to, mail.cc) == ("oskar@bergs.test", [["Oskar Lind", "oskar@bergs.test"]], [])


def test_somebody_without_an_address_gets_none(cast, ticket, run_jobs):
    Person.objects.filter(pk=cast.anna.pk).update(email=None)
    say(cast, ticket)
    run_jobs()
    assert sent() == []


def test_an_answer_taken_back_is_never_mailed(cast, ticket, settings, run_jobs):
    before = say(cast, ticket)
    withdraw_answer(before, by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    after = say(cast, ticket)
    run_jobs()
    withdraw_answer(after, by=cast.actor(cast.boris), at=NOW + timedelta(seconds=9))
    run_jobs()
    assert send_due(at=NOW + timedelta(days=1)) == 0
    assert [mail.state for mail in sent()] == ["cancelled"]
    assert kept_in(settings.OUTBOX) == []


def test_what_does_not_fit_is_named_with_the_way_to_it(cast, ticket, run_jobs, monkeypatch):
    monkeypatch.setattr(enclosures, "LARGEST_TOTAL", 100)
    big = Enclosure(file=keep(b"x" * 2_000_000, at=NOW), name="film <1>.mp4")
    picture = Enclosure(
        file=keep(b"\x89PNG\r\n\x1a\n" + b"0" * 200, at=NOW), name="a.png", is_inline=True, content_id="abc"
    )
    say(cast, ticket, words='See <img src="cid:abc">', enclosures=[big, picture])
    run_jobs()
    (mail,) = sent()
    note = "Too large for a mail, but in your request: "
    assert note in mail.text
    assert "film <1>.mp4 (2 MB)" in mail.text
    assert "film &lt;1&gt;.mp4 (2 MB)" in mail.html
    assert "cid:abc" not in mail.html


def test_a_desk_may_quote_the_recipients_own_last_words_and_nobody_elses(cast, ticket, run_jobs):
    text = built_in(Kind.ANSWER, "en")
    body = text.body.replace("---", "{{quoted}}\n\n---")
    change_template(Kind.ANSWER, "en", subject=text.subject, body=body, by=SYSTEM, at=NOW)
    add_participant(ticket, cast.oskar, by=cast.actor(cast.boris), at=NOW)
    reply(
        ticket, from_text("<b>Still</b>\nblank"), author=cast.anna, channel=Channel.MAIL, by=as_actor(cast.anna), at=NOW
    )
    say(cast, ticket)
    run_jobs()
    anna, oskar = sent()
    assert "You wrote:\n> <b>Still</b>\n> blank\n" in anna.text
    assert "&lt;b&gt;Still&lt;/b&gt;" in anna.html
    assert "Still" not in oskar.text + oskar.html


def test_a_mail_by_mail_is_threaded_below_the_last(cast, ticket, run_jobs):
    say(cast, ticket)
    say(cast, ticket)
    run_jobs()
    first, second = sent()
    assert second.in_reply_to == first.header_id
