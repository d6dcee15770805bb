from datetime import timedelta

import pytest

from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.outbox.batch import send_due
from firstline.channels.email.tests.sample_mails import a_mailbox, kept_in
from firstline.core.access import SYSTEM
from firstline.core.errors import NotAllowed
from firstline.core.models import LoggedEvent
from firstline.notify.actions.keep_signature import (
    LONGEST,
    CannotKeepSignature,
    keep_own_signature,
    keep_team_signature,
)
from firstline.notify.actions.keep_template import change_template
from firstline.notify.kinds import Kind
from firstline.notify.models import PersonSignature, TeamSignature
from firstline.notify.models.person_signature import SignWith
from firstline.people.actions.change_person import change_person
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.assign import assign
from firstline.tickets.models import Message
from firstline.tickets.wording import from_text
from tests.cast import NOW, as_actor

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(seconds=10)
OWN = "{{person.name}}, {{person.title}}\n{{team.name}} <b>\n[Status](https://status.desk.test/)"


@pytest.fixture(autouse=True)
def mailbox(cast, ticket, run_jobs):
    found = a_mailbox()
    assign(ticket, team=cast.service_desk, assignee=cast.boris, by=as_actor(cast.boris), at=NOW)
    run_jobs()
    OutgoingMail.objects.all().delete()
    return found


def sign(cast, text=OWN, sign_with=SignWith.OWN):
    return keep_own_signature(text, sign_with=sign_with, by=as_actor(cast.boris), at=NOW)


def sign_team(cast, text="{{team.name}} at {{desk.name}}"):
    keep_team_signature(cast.service_desk, text, by=as_actor(cast.lisa), at=NOW)


def mailed(cast, ticket, run_jobs, words="Try again") -> OutgoingMail:
    answer(ticket, from_text(words), by=as_actor(cast.boris), at=NOW)
    run_jobs()
    return OutgoingMail.objects.get(kind=Kind.ANSWER)


def test_ones_own_signature_stands_below_the_answer_in_text_and_html(cast, ticket, settings, run_jobs):
    change_person(cast.boris, title="Service technician", by=SYSTEM, at=NOW)
    sign_team(cast)
    sign(cast)
    mail = mailed(cast, ticket, run_jobs)
    signed = "Boris Nord, Service technician\nService desk <b>\nStatus: https://status.desk.test/"
    assert mail.text.startswith(f"Try again\n\n-- \n{signed}\n\nRequest FL-")
    assert mail.text.count("-- \n") == 1
    assert "Boris Nord, Service technician<br>Service desk &lt;b&gt;<br>" in mail.html
    assert '<a href="https://status.desk.test/"' in mail.html
    assert send_due(at=LATER) == 1
    (left,) = kept_in(settings.OUTBOX)
    assert left.get_body(("plain",)).get_content().count("Boris Nord, Service technician") == 1


def test_it_is_never_part_of_the_message(cast, ticket, run_jobs):
    sign(cast)
    mailed(cast, ticket, run_jobs)
    message = Message.objects.get(from_desk=True)
    assert (message.text, message.html, message.rest_html) == ("Try again", "", "")


def test_without_one_of_their_own_the_teams_is_used(cast, ticket, run_jobs):
    sign_team(cast)
    assert "\n-- \nService desk at Firstline\n\nRequest" in mailed(cast, ticket, run_jobs).text


def test_who_prefers_the_teams_keeps_their_own_text(cast, ticket, run_jobs):
    sign_team(cast)
    sign(cast, sign_with=SignWith.TEAM)
    assert "\n-- \nService desk at Firstline\n\nRequest" in mailed(cast, ticket, run_jobs).text
    assert PersonSignature.objects.get().text == OWN


def test_where_nobody_wrote_one_it_is_the_name_and_the_desks(cast, ticket, run_jobs):
    assert mailed(cast, ticket, run_jobs).text.startswith("Try again\n\n-- \nBoris Nord\nFirstline\n\nRequest FL-")


def test_who_wants_none_signs_with_nothing(cast, ticket, run_jobs):
    sign_team(cast)
    sign(cast, "", SignWith.NONE)
    text = mailed(cast, ticket, run_jobs).text
    assert text.startswith("Try again\n\n-- \nRequest FL-")
    assert "Boris Nord" not in text


def test_an_answer_that_ends_with_it_is_not_signed_twice(cast, ticket, run_jobs):
    sign(cast, "Boris\nService desk")
    text = mailed(cast, ticket, run_jobs, "Try again\n\nBoris\nService desk").text
    assert text.startswith("Try again\n\nBoris\nService desk\n\n-- \nRequest FL-")


def test_words_of_the_desk_that_name_no_signature_get_what_was_written_but_no_second_name(cast, ticket, run_jobs):
    body = "{{words}}\n\nRegards, {{agent.name}}"
    change_template(Kind.ANSWER, "en", subject="Re: {{ticket.number}}", body=body, by=as_actor(cast.ada), at=NOW)
    first = mailed(cast, ticket, run_jobs)
    assert first.text == "Try again\n\nRegards, Boris Nord\n"
    first.delete()
    sign_team(cast)
    answer(ticket, from_text("And again"), by=as_actor(cast.boris), at=NOW)
    run_jobs()
    assert OutgoingMail.objects.get().text == "And again\n\nRegards, Boris Nord\n\n-- \nService desk at Firstline\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ticket.number}}", "is not a field of this mail"),
        ("[here](javascript:alert)", "begins with https://"),
        ("Boris\n---\nmore", "is small print already"),
        ("x" * (LONGEST + 1), "at most 12 lines and 1000 letters"),
        ("x\n" * 13 + "x", "at most 12 lines and 1000 letters"),
    ],
)
def test_refuses_what_is_no_signature(cast, text, said):
    with pytest.raises(CannotKeepSignature, match=said):
        sign(cast, text)
    with pytest.raises(CannotKeepSignature, match=said):
        sign_team(cast, text)
    assert not PersonSignature.objects.exists()
    assert not TeamSignature.objects.exists()


def test_an_empty_one_of_ones_own_is_asked_about_and_a_teams_is_taken_away(cast):
    with pytest.raises(CannotKeepSignature, match="Write your signature"):
        sign(cast, " ")
    sign_team(cast)
    sign_team(cast, "")
    sign_team(cast, "")
    assert not TeamSignature.objects.exists()
    assert LoggedEvent.objects.filter(kind="team:signature-kept").count() == 2


def test_only_leads_write_a_teams_and_only_those_who_answer_their_own(cast):
    with pytest.raises(NotAllowed):
        keep_team_signature(cast.service_desk, "Ours", by=as_actor(cast.boris), at=NOW)
    with pytest.raises(NotAllowed):
        keep_own_signature("Mine", sign_with=SignWith.OWN, by=as_actor(cast.anna), at=NOW)
    assert not TeamSignature.objects.exists()
    assert not PersonSignature.objects.exists()
