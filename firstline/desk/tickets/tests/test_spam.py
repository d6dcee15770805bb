import pytest

from firstline.channels.email.models import SenderRule
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.tickets.models import Ticket


@pytest.fixture
def spam(cast) -> Ticket:
    (row,) = arrive(mailbox(), mail("Mallory <mallory@evil.test>", Subject="Cheap toner"))
    assert row.ticket is not None
    return row.ticket


def test_marking_blocking_and_taking_both_back(signed_in, cast, spam):
    boris, page = signed_in(cast.boris), f"/desk/tickets/{spam.pk}/spam/"
    assert 'data-hotkey="!"' in boris.get(f"/desk/tickets/{spam.pk}/").text
    marked = boris.post(page).text
    assert "<b>Marked as spam</b>" in marked
    assert "Block mallory@evil.test" in marked
    assert 'data-hotkey="!"' not in marked
    assert "mallory@evil.test is blocked" in boris.post(f"{page}block/").text
    assert "Marked as spam" not in boris.post(f"{page}undo/").text
    assert (Ticket.objects.get().stage, SenderRule.objects.count()) == ("new", 0)


def test_is_nothing_to_users(signed_in, cast, spam):
    for path in ("", "undo/", "block/"):
        assert signed_in(cast.anna).post(f"/desk/tickets/{spam.pk}/spam/{path}").status_code == 404
    assert (Ticket.objects.get().is_spam, SenderRule.objects.count()) == (False, 0)


def test_senders_are_listed_added_and_forgotten(signed_in, cast):
    ada, page = signed_in(cast.ada), "/desk/settings/senders/"
    assert "Nobody is allowed or blocked yet" in ada.get(page).text
    refused = ada.post(page, {"pattern": "not one", "verdict": "block"})
    assert (refused.status_code, SenderRule.objects.count()) == (422, 0)
    assert ada.post(page, {"pattern": "Evil.test", "verdict": "block"}).status_code == 302
    assert "<b>evil.test</b>" in ada.get(page).text
    rule = SenderRule.objects.get()
    assert signed_in(cast.boris).post(f"{page}{rule.pk}/forgetting/").status_code == 404
    assert ada.post(f"{page}{rule.pk}/forgetting/").status_code == 302
    assert not SenderRule.objects.exists()
