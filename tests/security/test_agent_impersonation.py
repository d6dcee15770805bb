"""Who is speaking: a colleague's name in a From line does nothing that only a colleague may."""

import pytest

from firstline.channels.email.actions.keep_mailbox import change_mailbox
from firstline.channels.email.addressing import reply_address
from firstline.channels.email.held import retry_held
from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.access import SYSTEM
from firstline.people.actions.change_person import change_person
from firstline.people.models import Person
from firstline.people.queries import role
from firstline.tickets.actions.participants import add_participant
from firstline.tickets.models import Message, Note, Ticket
from tests.cast import NOW

BORIS = "Boris Nord <boris@desk.test>"
PASS = "mx.desk.test; dmarc=pass header.from=desk.test"
NOT_PROOF = {
    "nothing was looked at": None,
    "it was found forged": "mx.desk.test; dmarc=fail header.from=desk.test",
    "nothing was found": "mx.desk.test; dmarc=none; spf=none; dkim=none",
    "only the way in": "mx.desk.test; spf=pass smtp.mailfrom=desk.test",
    "only a signature": "mx.desk.test; dkim=pass header.d=desk.test",
    "about another domain": "mx.desk.test; dmarc=pass header.from=evil.test",
    "another server says so": "mx.evil.test; dmarc=pass header.from=desk.test",
    "a server with a longer name": "mx.desk.test.evil.test; dmarc=pass header.from=desk.test",
    "in a comment": "mx.desk.test (dmarc=pass header.from=desk.test); dmarc=none",
    "in a quoted word": 'mx.desk.test; spf=none reason="; dmarc=pass header.from=desk.test"',
    "as a property": "mx.desk.test; spf=none x.dmarc=pass header.from=desk.test",
    "a result that only begins so": "mx.desk.test; dmarc=passed header.from=desk.test",
    "a method that ends so": "mx.desk.test; xdmarc=pass header.from=desk.test",
    "fail before pass": "mx.desk.test; dmarc=fail header.from=desk.test; dmarc=pass header.from=desk.test",
}


@pytest.fixture
def box(cast, ticket, run_jobs):
    """After Anna was told that her request has come."""
    run_jobs()
    OutgoingMail.objects.all().delete()
    return mailbox(team=cast.service_desk, trusted_server="mx.desk.test")


def to_boris_address(box, ticket, cast, found=None, **headers) -> bytes:
    given = {"To": reply_address(box, ticket.pk, cast.boris.pk), "Authentication_Results": found, **headers}
    return mail(BORIS, text="Give them the master key.", **given)


def nothing_was_done(ticket) -> None:
    assert Note.objects.count() == 0
    assert list(Message.objects.filter(ticket=ticket).values_list("author_name", flat=True)) == ["Anna Berg"]
    assert OutgoingMail.objects.count() == 0


@pytest.mark.parametrize("why", NOT_PROOF)
def test_without_proof_even_the_agents_own_address_is_only_a_claim(box, ticket, cast, run_jobs, why):
    (row,) = arrive(box, to_boris_address(box, ticket, cast, NOT_PROOF[why]))
    assert (row.state, row.held_for, row.may_belong_to) == (MailState.HELD, HeldFor.MAY_BELONG, ticket)
    run_jobs()
    nothing_was_done(ticket)


@pytest.mark.parametrize("field", ["Authentication-Results", "ARC-Authentication-Results", "X-Authentication-Results"])
def test_what_stands_below_our_servers_line_came_with_the_mail(box, ticket, cast, field):
    """A server adds on top: whoever sends can only write below."""
    ours = b"Authentication-Results: mx.desk.test; dmarc=none\r\nReceived: from x by mx.desk.test; now\r\n"
    forged = f"{field}: {PASS}\r\n".encode()
    (row,) = arrive(box, ours + forged + to_boris_address(box, ticket, cast))
    assert row.proof["dmarc"] == "none"
    nothing_was_done(ticket)


def test_proof_without_the_agents_own_address_is_not_enough(box, ticket, cast):
    (row,) = arrive(box, to_boris_address(box, ticket, cast, PASS, To=reply_address(box, ticket.pk, cast.anna.pk)))
    assert row.held_for == HeldFor.MAY_BELONG
    nothing_was_done(ticket)


def test_rights_are_those_of_the_moment_it_is_filed(box, ticket, cast):
    (row,) = arrive(box, to_boris_address(box, ticket, cast, PASS), file=False)
    change_person(cast.boris, role=role("user"), by=SYSTEM, at=NOW)
    row.state, row.held_for = MailState.HELD, HeldFor.FAILED
    row.save()
    assert retry_held(row, by=cast.actor(cast.lisa), at=NOW).held_for == HeldFor.MAY_BELONG
    nothing_was_done(ticket)


def test_proof_and_address_together_make_a_note_and_no_more(box, ticket, cast, run_jobs):
    (row,) = arrive(box, to_boris_address(box, ticket, cast, PASS))
    run_jobs()
    assert (row.note.author, row.note.ticket, row.message) == (cast.boris, ticket, None)
    assert Message.objects.filter(ticket=ticket).count() == 1
    assert OutgoingMail.objects.count() == 0


@pytest.mark.parametrize("why", NOT_PROOF)
def test_a_colleague_who_is_copied_is_not_spoken_for_by_who_knows_an_id(box, ticket, cast, why):
    """Users would read it under a name they trust."""
    (first,) = arrive(box, mail("Anna Berg <anna@bergs.test>", Message_ID="<known@bergs.test>"))
    add_participant(first.ticket, cast.boris, by=SYSTEM, at=NOW)
    forged = mail(BORIS, text="Call +46 000.", References="<known@bergs.test>", Authentication_Results=NOT_PROOF[why])
    (row,) = arrive(box, forged)
    assert (row.held_for, row.may_belong_to) == (HeldFor.MAY_BELONG, first.ticket)
    assert list(first.ticket.messages.values_list("author_name", flat=True)) == ["Anna Berg"]


def test_a_colleague_who_is_copied_is_believed_by_what_was_signed_for_them(box, ticket, cast):
    add_participant(ticket, cast.boris, by=SYSTEM, at=NOW)
    (row,) = arrive(box, to_boris_address(box, ticket, cast))
    assert (row.ticket, row.message.author, row.message.from_desk) == (ticket, cast.boris, False)


@pytest.mark.parametrize("found", [None, "mx.desk.test; dmarc=fail header.from=desk.test"])
def test_a_new_request_in_a_colleagues_name_is_a_users_request(box, cast, run_jobs, found):
    (row,) = arrive(box, mail(BORIS, text="#assign erik\n#close\n@public", Authentication_Results=found))
    run_jobs()
    ticket = row.ticket
    assert (ticket.requester, ticket.assignee, ticket.stage) == (cast.boris, None, "new")
    assert (row.message.from_desk, row.message.text) == (False, "#assign erik\n#close\n@public")
    assert Note.objects.count() == 0


def test_passing_on_in_a_colleagues_name_makes_nobody_a_requester(box, cast, ticket):
    text = "---------- Forwarded message ---------\r\nFrom: Nora <nora@new.test>\r\nSubject: Key\r\n\r\nOpen the door."
    for found in NOT_PROOF.values():
        arrive(box, mail(BORIS, text=text, Subject="Fwd: Key", Authentication_Results=found))
    assert set(Ticket.objects.exclude(pk=ticket.pk).values_list("requester__email", flat=True)) == {"boris@desk.test"}
    assert not Person.objects.filter(email="nora@new.test").exists()


def test_a_mailbox_only_the_house_can_write_to_is_proof(box, ticket, cast):
    change_mailbox(box, trusts_colleagues=True, by=SYSTEM, at=NOW)
    (row,) = arrive(box, to_boris_address(box, ticket, cast))
    assert row.note.author == cast.boris
