"""Asking for approval at the desk, and looking after what was asked."""

from datetime import timedelta

import pytest

from firstline.approvals.actions.keep_template import keep_template
from firstline.approvals.models import Approval, How
from firstline.approvals.tests.asking import QUESTION, asked, row_of, stands
from firstline.core.clock import now
from firstline.people.actions.change_person import change_person
from firstline.people.models import Role
from firstline.tickets.actions.change import change
from firstline.tickets.models import Ticket

HTMX = {"HX-Request": "true"}


def until(days=7):
    return (now() + timedelta(days=days)).isoformat()


@pytest.fixture
def place(ticket):
    return f"/desk/tickets/{ticket.pk}"


def test_asks_in_the_order_chosen_and_shows_how_it_stands(signed_in, cast, ticket, place):
    boris = signed_in(cast.boris)
    data = {"question": QUESTION, "asked": [cast.per.pk, cast.fatima.pk], "how": "in_order", "until": until()}
    page = boris.post(f"{place}/approvals/new/", {**data, "shows_talk": "on"}, headers=HTMX)
    assert page.status_code == 200
    for words in ("Waiting for approval by Per Olsson until", "Not their turn yet", "Remind now", QUESTION):
        assert words in page.text
    approval = Approval.objects.get()
    assert (approval.how, approval.shows_talk, approval.asked_by) == ("in_order", True, cast.boris)
    assert stands() == {"Per": "asked", "Fatima": "later"}


def test_says_beside_the_field_what_is_wrong_and_asks_nobody(signed_in, cast, ticket, place):
    boris = signed_in(cast.boris)
    good = {"question": QUESTION, "asked": [cast.per.pk], "how": "all", "until": until()}
    for wrong, field in (
        ({"question": " "}, "question"),
        ({"asked": []}, "whom"),
        ({"asked": [cast.anna.pk]}, "whom"),
        ({"asked": ["nonsense", "9" * 40]}, "whom"),
        ({"until": "soon"}, "until"),
        ({"until": until(-1)}, "until"),
    ):
        page = boris.post(f"{place}/approvals/new/", {**good, **wrong}, headers=HTMX)
        assert (page.status_code, page.headers["X-Field"]) == (422, field), wrong
    assert (Approval.objects.count(), Ticket.objects.get().stage) == (0, "new")


def test_the_form_offers_the_organisations_manager_and_templates_by_one_click(signed_in, cast, ticket, place):
    change_person(cast.fatima, organisation=cast.bergs, by=cast.actor(cast.ada), at=now())
    template = keep_template(
        None, name="Orders", question="May we order?", people=[cast.per], how=How.ANY, days=3, asks_manager=True,
        by=cast.actor(cast.lisa), at=now(),
    )  # fmt: skip
    boris = signed_in(cast.boris)
    form = boris.get(f"{place}/approvals/new/").text
    assert "Fatima El-Amin" in form
    assert "Anna Berg" not in form
    assert 'name="asked"' not in form
    filled = boris.get(f"{place}/approvals/new/?template={template.pk}").text
    assert "May we order?" in filled
    chosen = [filled.index(f'name="asked" value="{one.pk}"') for one in (cast.fatima, cast.per)]
    assert chosen == sorted(chosen)


def test_those_chosen_are_added_dropped_and_asked_earlier(signed_in, cast, ticket, place):
    boris, whom = signed_in(cast.boris), [cast.per.pk, cast.fatima.pk]

    def chosen(**change):
        page = boris.get(f"{place}/approvals/whom/", {"asked": whom, **change}).text
        people = (cast.per, cast.fatima, cast.lisa)
        order = sorted((page.find(f'name="asked" value="{one.pk}"'), one.name.split()[0]) for one in people)
        return [name for at, name in order if at >= 0]

    assert chosen(add=cast.lisa.pk) == ["Per", "Fatima", "Lisa"]
    assert chosen(add=cast.per.pk) == ["Per", "Fatima"]
    assert chosen(drop=cast.per.pk) == ["Fatima"]
    assert chosen(up=cast.fatima.pk) == ["Fatima", "Per"]
    assert chosen(up=cast.per.pk) == ["Per", "Fatima"]
    assert chosen(add="nonsense") == ["Per", "Fatima"]
    found = boris.get(f"{place}/approvals/found/?whom=berg").text
    assert "Anna Berg" not in found, "the requester can't be asked"


def test_reminds_withdraws_and_replaces(signed_in, cast, ticket, place):
    approval = asked(cast, ticket, at=now() - timedelta(hours=2), until=now() + timedelta(days=2))
    boris = signed_in(cast.boris)
    assert "reminded" in boris.post(f"{place}/approvals/{approval.pk}/reminder/", headers=HTMX).text
    refused = boris.post(f"{place}/approvals/{approval.pk}/reminder/", headers=HTMX)
    assert (refused.status_code, refused.text) == (422, "They were told within the last hour. Give them some time.")
    stand_in = f"{place}/approvers/{row_of(cast.fatima).pk}/stand-in/"
    assert "instead of Fatima El-Amin?" in boris.get(stand_in).text
    assert boris.post(stand_in, {"address": "x"}, headers=HTMX).headers["X-Field"] == "address"
    boris.post(stand_in, {"person": cast.per.pk}, headers=HTMX)
    assert stands() == {"Fatima": "handed_on", "Per": "asked"}
    boris.post(f"{place}/approvals/{approval.pk}/withdrawal/", headers=HTMX)
    assert (stands()["Per"], Ticket.objects.get().stage) == ("spared", "open")


def test_enters_an_answer_and_says_who_did(signed_in, cast, ticket, place):
    asked(cast, ticket, at=now(), until=now() + timedelta(days=2))
    address = f"{place}/approvers/{row_of(cast.fatima).pk}/answer/"
    data = {"says": "yes", "reason": "Said so on the phone."}
    assert signed_in(cast.boris).post(address, data, headers=HTMX).status_code == 403
    lisa = signed_in(cast.lisa)
    assert lisa.post(address, {"says": "yes"}, headers=HTMX).headers["X-Field"] == "reason"
    page = lisa.post(address, data, headers=HTMX).text
    assert "entered by Lisa Holm" in page
    assert "Lisa Holm entered that Fatima El-Amin said yes: Said so on the phone" in page
    assert "It is approved" in page


def test_resolving_asks_first(signed_in, cast, ticket, place):
    asked(cast, ticket, at=now(), until=now() + timedelta(days=2))
    boris = signed_in(cast.boris)
    assert "Approval is still waited for: Fatima El-Amin" in boris.get(f"{place}/resolution/").text
    page = boris.post(f"{place}/resolution/", {"resolution": "Done."}, headers=HTMX)
    assert (page.status_code, page.headers["X-Field"]) == (422, "in_spite_of_approval")
    boris.post(f"{place}/resolution/", {"resolution": "Done.", "in_spite_of_approval": "on"}, headers=HTMX)
    assert (Ticket.objects.get().stage, Approval.objects.get().outcome) == ("resolved", "withdrawn")


@pytest.mark.parametrize("later", ["", "tomorrow"])
def test_an_answer_that_resolves_is_not_sent_while_somebody_is_asked(signed_in, cast, ticket, place, later):
    asked(cast, ticket, at=now(), until=now() + timedelta(days=2))
    data = {"text": "Ordered.", "to": cast.anna.pk, "then": "solve", "later_then": "solve"}
    data |= {"later": "at", "later_at": until(1)} if later else {}
    page = signed_in(cast.boris).post(f"{place}/answers/", data, headers=HTMX)
    assert "An approval is still waited for." in page.text
    assert (ticket.messages.count(), ticket.scheduled_answers.count()) == (1, 0)
    assert (Ticket.objects.get().stage, Approval.objects.get().is_open) == ("on_hold", True)


def test_who_may_not_ask_sees_no_button_and_is_refused(signed_in, cast, ticket, place):
    light = Role.objects.create(name="Light", code="light", reach="all", may=["desk.work", "tickets.read_notes"])
    change_person(cast.erik, role=light, by=cast.actor(cast.ada), at=now())
    cast.erik.refresh_from_db()
    approval = asked(cast, ticket, at=now(), until=now() + timedelta(days=2))
    erik = signed_in(cast.erik)
    page = erik.get(f"{place}/").text
    assert ("Waiting for approval by" in page, "Remind now" in page, "Ask for approval" in page) == (True, False, False)
    approver = row_of(cast.fatima).pk
    for rest in ("approvals/new/", f"approvals/{approval.pk}/reminder/", f"approvals/{approval.pk}/withdrawal/"):
        assert erik.post(f"{place}/{rest}", headers=HTMX).status_code == 403, rest
    data = {"person": cast.per.pk, "says": "yes", "reason": "x"}
    for rest in (f"approvers/{approver}/answer/", f"approvers/{approver}/stand-in/"):
        assert erik.post(f"{place}/{rest}", data, headers=HTMX).status_code == 403, rest
    assert stands() == {"Fatima": "asked"}


def test_the_approval_of_another_request_is_none_of_this_one(signed_in, cast, ticket, other_ticket, place):
    foreign = asked(cast, other_ticket, at=now(), until=now() + timedelta(days=2))
    boris = signed_in(cast.boris)
    approver = row_of(cast.fatima).pk
    for rest in (
        f"approvals/{foreign.pk}/reminder/", f"approvals/{foreign.pk}/withdrawal/",
        f"approvers/{approver}/answer/", f"approvers/{approver}/stand-in/",
    ):  # fmt: skip
        assert boris.post(f"{place}/{rest}", {"says": "yes", "person": cast.per.pk}).status_code == 404
    assert stands() == {"Fatima": "asked"}


def test_a_stranger_at_the_desk_reaches_no_approval(signed_in, cast, ticket, place):
    limited = Role.objects.create(name="Limited", code="limited", reach="team", may=Role.objects.get(code="agent").may)
    change_person(cast.erik, role=limited, by=cast.actor(cast.ada), at=now())
    cast.erik.refresh_from_db()
    change(ticket, by=cast.actor(cast.boris), at=now(), subject="Hidden")
    Ticket.objects.filter(pk=ticket.pk).update(team=cast.service_desk)
    approval = asked(cast, ticket, at=now(), until=now() + timedelta(days=2))
    for who in (cast.erik, cast.anna, cast.fatima):
        browser = signed_in(who)
        assert browser.get(f"{place}/approvals/").status_code == 404
        for rest in ("approvals/new/", f"approvals/{approval.pk}/reminder/", f"approvals/{approval.pk}/withdrawal/"):
            assert browser.post(f"{place}/{rest}").status_code == 404
