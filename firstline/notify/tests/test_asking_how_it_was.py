import re

import pytest

from firstline.channels.email.models import IncomingMail, OutgoingMail
from firstline.notify.actions.keep_template import change_template
from firstline.notify.kinds import Kind
from firstline.satisfaction.actions.configure import configure_satisfaction
from firstline.satisfaction.actions.rate import rate
from firstline.satisfaction.models import Rating
from firstline.tickets.actions.participants import add_participant
from firstline.tickets.actions.reopen import reopen
from firstline.tickets.actions.resolve import resolve
from tests.cast import NOW

LINK = re.compile(r"/how/\S+\?was=(\S+)")


@pytest.fixture
def solve(cast, ticket, run_jobs):
    def solve_it() -> dict[str, str]:
        before = set(OutgoingMail.objects.values_list("pk", flat=True))
        resolve(ticket, resolution="New drum", by=cast.actor(cast.boris), at=NOW)
        run_jobs()
        return {mail.address: mail.text for mail in OutgoingMail.objects.filter(kind="resolved").exclude(pk__in=before)}

    return solve_it


def test_the_mail_asks_whoever_asked_for_help_once(cast, ticket, solve):
    add_participant(ticket, cast.oskar, by=cast.actor(cast.boris), at=NOW)
    mails = solve()
    assert LINK.findall(mails["anna@bergs.test"]) == ["good", "so-so", "bad"]
    assert "And how was our help?" not in mails["oskar@bergs.test"]
    assert "/how/" not in mails["oskar@bergs.test"]
    reopen(ticket, by=cast.actor(cast.boris), at=NOW)
    assert "how was our help" not in solve()["anna@bergs.test"]
    assert Rating.objects.count() == 1


def test_a_desk_that_does_not_ask_or_has_no_words_for_it(cast, ticket, solve):
    change_template(Kind.RESOLVED, "en", subject="Solved", body="{{words}}", by=cast.actor(cast.ada), at=NOW)
    assert "/how/" not in solve()["anna@bergs.test"]
    assert not Rating.objects.exists(), "so that the portal can still ask"
    reopen(ticket, by=cast.actor(cast.boris), at=NOW)
    configure_satisfaction(is_on=False, by=cast.actor(cast.ada), at=NOW)
    assert "/how/" not in solve()["anna@bergs.test"]


def test_a_bad_one_tells_the_lead_once(cast, ticket, solve, run_jobs):
    solve()
    rating = Rating.objects.get()
    rate(rating, score="so-so", comment="", at=NOW)
    run_jobs()
    assert not OutgoingMail.objects.filter(kind="bad-rating").exists()
    for comment in ("Slow", "Very slow"):
        rate(rating, score="bad", comment=comment, at=NOW)
    run_jobs()
    told = OutgoingMail.objects.filter(kind="bad-rating").order_by("pk")
    assert [mail.address for mail in told] == ["lisa@desk.test", "ada@desk.test"]
    assert "Very slow" in told[0].text


def test_a_machine_is_never_asked(cast, ticket, solve, monkeypatch):
    mail = IncomingMail(kind="auto_reply")
    monkeypatch.setattr("firstline.notify.questions.mails_of_messages", lambda messages: dict.fromkeys(messages, mail))
    assert "/how/" not in solve()["anna@bergs.test"]
    assert not Rating.objects.exists()
