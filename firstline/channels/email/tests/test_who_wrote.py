"""Who really wrote a mail: what is kept of it, and what agents are told."""

import pytest

from firstline.channels.email.actions.keep_mailbox import CannotKeepMailbox, change_mailbox
from firstline.channels.email.doubts import doubts_about
from firstline.channels.email.queries import servers_named_in
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.access import SYSTEM
from firstline.tickets.models import Ticket
from tests.cast import NOW

PASS = "mx.desk.test; dmarc=pass header.from=bergs.test"
FAIL = "mx.desk.test; dmarc=fail header.from=bergs.test"
NOTHING = "mx.desk.test; dmarc=none; dkim=none; spf=none"
ANNA = "Anna Berg <anna@bergs.test>"


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk, trusted_server="mx.desk.test")


def words(*rows) -> list[str]:
    return [doubt.words for row in rows for doubt in doubts_about([row]).get(row.pk, [])]


def test_what_our_server_found_is_kept(box):
    (row,) = arrive(box, mail(ANNA, Authentication_Results=PASS))
    assert row.verdict == "verified"
    assert row.proof == {
        "spf": "none", "dkim": "none", "dmarc": "pass", "arc": "none",
        "aligned": "bergs.test", "by": "mx.desk.test", "newest": "mx.desk.test",
    }  # fmt: skip
    assert words(row) == []


def test_the_word_of_a_server_nobody_trusts_changes_nothing(cast):
    (row,) = arrive(mailbox(), mail(ANNA, Authentication_Results=FAIL))
    assert (row.verdict, row.proof["by"], row.proof["newest"]) == ("unknown", "", "mx.desk.test")
    assert words(row) == []


def test_a_forged_sender_is_said_to_be_one_and_still_registered(box):
    (row,) = arrive(box, mail(ANNA, Authentication_Results=FAIL))
    assert words(row) == ["Probably forged"]
    assert Ticket.objects.get().requester.email == "anna@bergs.test"


def test_what_is_not_proven_is_only_worth_a_word_where_it_used_to_be(box):
    (first,) = arrive(box, mail(ANNA, Authentication_Results=NOTHING))
    assert (first.verdict, words(first)) == ("unverified", [])
    (proven, second) = arrive(box, mail(ANNA, Authentication_Results=PASS), mail(ANNA, Authentication_Results=NOTHING))
    assert (words(proven), words(second)) == ([], ["Sender not proven"])


@pytest.mark.parametrize(
    ("sender", "resembles"),
    [
        ("Boris Nord <boris.nord@mail.test>", {"what": "colleague", "of": "Boris Nord"}),
        ("boris  NОRD <x@mail.test>", {"what": "colleague", "of": "Boris Nord"}),
        ('"boris@desk.test" <x@mail.test>', {"what": "colleague", "of": "Boris Nord"}),
        ("Anna Berg <anna@berqs.test>", {"what": "domain", "of": "bergs.test"}),
        ("Boris Nord <boris@xn--nrdby-jye.test>", {"what": "domain", "of": "nordby.test"}),
        ("Someone <x@xn--pple-43d.test>", {"what": "letters", "of": "аpple.test"}),
        ("Boris Nord <boris@desk.test>", {}),
        ("Boris Nord <boris@bergs.test>", {}),
        ("Anna Berg <anna@mail.bergs.test>", {}),
        ("Nora Ny <nora@new.test>", {}),
    ],
)
def test_whom_a_sender_may_be_taken_for(box, sender, resembles):
    (row,) = arrive(box, mail(sender))
    assert row.resembles == resembles
    assert len(words(row)) == (1 if resembles else 0)


def test_the_server_is_proposed_and_kept_as_its_name_only(box):
    arrive(box, *(mail(Authentication_Results=said) for said in (PASS, "other.test; spf=none", PASS)))
    assert servers_named_in(box) == ["mx.desk.test", "other.test"]
    assert change_mailbox(box, trusted_server="MX.Desk.test.", by=SYSTEM, at=NOW).trusted_server == "mx.desk.test"
    with pytest.raises(CannotKeepMailbox) as refusal:
        change_mailbox(box, trusted_server="https://mx.desk.test", by=SYSTEM, at=NOW)
    assert refusal.value.field == "trusted_server"


def test_the_thread_says_what_is_doubtful_to_agents_only(box, cast, signed_in):
    (row,) = arrive(box, mail(ANNA, Authentication_Results=FAIL))
    page = signed_in(cast.boris).get(f"/desk/tickets/{row.ticket_id}/thread/").content.decode()
    assert "Probably forged" in page
    assert "the domain says so" in page
    assert "Probably forged" not in signed_in(cast.anna).get("/").content.decode()


def test_the_mailbox_page_names_the_servers_of_the_newest_mails(box, cast, signed_in):
    arrive(box, mail(Authentication_Results=PASS))
    page = signed_in(cast.ada).get(f"/desk/settings/mailboxes/{box.pk}/").content.decode()
    assert "The newest mails that came here name mx.desk.test." in page
