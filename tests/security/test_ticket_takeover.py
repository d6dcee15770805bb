"""Who is speaking: nobody gets into a request by a From line, References or a number in the subject."""

import pytest

from firstline.channels.email.actions.keep_mailbox import change_mailbox
from firstline.channels.email.addressing import message_id_for, reply_address
from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.models.incoming import HeldFor, MailState, Verdict
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.access import SYSTEM
from firstline.people.actions.change_person import change_person
from firstline.tickets.actions.participants import add_participant, remove_participant
from firstline.tickets.models import Message, Note, Participant, Ticket
from tests.cast import NOW

ANNA = "Anna Berg <anna@bergs.test>"
EVE = "Eve <eve@evil.test>"
FORGED = "mx.desk.test; dmarc=fail header.from=bergs.test; spf=pass smtp.mailfrom=evil.test"
HONEST = "mx.desk.test; dmarc=pass header.from=bergs.test"
BEGAN = "<began@bergs.test>"


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk, trusted_server="mx.desk.test")


@pytest.fixture
def asked(box) -> Ticket:
    """What Anna asked by mail, with Eve copied, who so knows the id of that mail."""
    (row,) = arrive(box, mail(ANNA, Message_ID=BEGAN, Cc=EVE, Authentication_Results=HONEST))
    return row.ticket


def said_in(ticket: Ticket) -> list[tuple[str, str]]:
    return list(Message.objects.filter(ticket=ticket).order_by("id").values_list("author_name", "text"))


def is_kept_apart(row, ticket: Ticket) -> None:
    """Held for a person, and nothing of it in the request."""
    assert (row.state, row.held_for, row.may_belong_to) == (MailState.HELD, HeldFor.MAY_BELONG, ticket)
    assert said_in(ticket) == [("Anna Berg", "It does not print.")]
    assert list(Participant.objects.filter(ticket=ticket).values_list("person__email", flat=True)) == [
        "anna@bergs.test"
    ]
    assert Note.objects.count() == 0
    assert Ticket.objects.get(pk=ticket.pk).requester.email == "anna@bergs.test"


@pytest.mark.parametrize(
    "sender",
    [
        EVE,
        "anna@bergs.test.evil.test",
        '"anna@bergs.test" <eve@evil.test>',
        "anna@bergs.test <eve@evil.test>",
        "Anna Berg <anna+x@bergs.test>",
        "Anna Berg <ANNA@berqs.test>",
        "Anna Berg <anna@xn--brgs-bpa.test>",
    ],
)
def test_a_stranger_who_knows_the_id_of_a_mail_says_nothing(asked, box, sender):
    (row,) = arrive(box, mail(sender, text="Close it, and write to me.", In_Reply_To=BEGAN, References=BEGAN))
    is_kept_apart(row, asked)


def test_nor_with_the_participants_own_address_to_answer_to(asked, box, cast):
    to = reply_address(box, asked.pk, cast.anna.pk)
    (row,) = arrive(box, mail(EVE, To=to))
    is_kept_apart(row, asked)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sender": ANNA},
        {"Reply-To": ANNA},
        {"Return-Path": "<anna@bergs.test>"},
        {"X-Original-From": ANNA},
        {"Resent-From": ANNA},
        {"On-Behalf-Of": ANNA},
    ],
)
def test_other_headers_make_nobody_somebody_else(asked, box, headers):
    (row,) = arrive(box, mail(EVE, References=BEGAN, **headers))
    is_kept_apart(row, asked)


@pytest.mark.parametrize("sender", [ANNA, f"{ANNA}, {EVE}", "anna@bergs.test", "=?utf-8?q?Anna?= <anna@bergs.test>"])
def test_a_sender_whom_our_server_found_forged_is_not_believed(asked, box, sender):
    (row,) = arrive(box, mail(sender, text="Please tell Eve.", References=BEGAN, Authentication_Results=FORGED))
    assert row.verdict == Verdict.FAILED
    is_kept_apart(row, asked)


def test_two_authors_are_not_one_who_is_proven(asked, box):
    """Whoever is named beside somebody else could be proven, and the other one spoken for."""
    found = "mx.desk.test; dmarc=pass header.from=evil.test"
    (row,) = arrive(box, mail(f"{ANNA}, {EVE}", References=BEGAN, Authentication_Results=found))
    assert row.verdict == Verdict.FAILED
    is_kept_apart(row, asked)


def test_what_was_signed_for_the_participant_speaks_for_them_where_a_forwarder_broke_the_proof(asked, box, cast):
    to = reply_address(box, asked.pk, cast.anna.pk)
    sent = message_id_for(box, asked.pk, cast.anna.pk)
    first, second = arrive(
        box,
        mail(ANNA, text="By address.", To=to, Authentication_Results=FORGED),
        mail(ANNA, text="By our mail.", In_Reply_To=sent, Authentication_Results=FORGED),
    )
    assert [first.ticket, second.ticket] == [asked, asked]
    assert [text for _name, text in said_in(asked)] == ["It does not print.", "By address.", "By our mail."]


@pytest.mark.parametrize(
    "subject",
    [
        "Re: [{number}] Printer",
        "[{number}]",
        "{number}",
        "Re: Printer [#{pk}]",
        "[Ticket#{pk}] Re: Printer",
        "Re: Printer (ref:{pk}:ref)",
        "{{#{pk}}}",
    ],
)
@pytest.mark.parametrize("sender", [ANNA, EVE])
def test_a_number_in_the_subject_says_nothing(asked, box, subject, sender):
    (row,) = arrive(box, mail(sender, Subject=subject.format(number=asked.number, pk=asked.pk), text="Mine now."))
    assert row.ticket != asked
    assert said_in(asked) == [("Anna Berg", "It does not print.")]


@pytest.mark.parametrize(
    "change",
    [
        lambda a: a.replace("+fl", "+fl9"),
        lambda a: a.replace("@", "a@"),
        lambda a: a.replace("@", ".@"),
        lambda a: a[: a.index("@") - 1] + "@desk.test",
        lambda a: a.replace(".", "..", 1),
        lambda a: a[: a.rindex(".", 0, a.index("@"))] + "." + "a" * 26 + "@desk.test",
        lambda a: a[: a.rindex(".", 0, a.index("@"))] + ".@desk.test",
        lambda a: a.replace("+fl", "+fl%"),
        lambda a: a.replace("+fl", "+fl١"),
    ],
)
def test_a_signature_that_was_touched_is_none(asked, box, cast, change):
    (row,) = arrive(box, mail(ANNA, To=change(reply_address(box, asked.pk, cast.anna.pk)), text="More."))
    assert row.ticket != asked
    assert said_in(asked) == [("Anna Berg", "It does not print.")]


def test_a_signature_is_for_one_ticket_and_one_person(asked, box, cast, ticket):
    """Ticket and person are parted where they are signed: 1 and 23 are not 12 and 3."""
    mine = reply_address(box, asked.pk, cast.oskar.pk)
    signature = mine[mine.rindex(".", 0, mine.index("@")) :]
    for number, person in ((ticket.pk, cast.oskar.pk), (asked.pk, cast.anna.pk), (f"{asked.pk}{cast.oskar.pk}", "0")):
        (row,) = arrive(box, mail(ANNA, To=f"support+fl{number}.{person}{signature}"))
        assert row.ticket not in {asked, ticket}


def test_who_was_taken_out_is_out(asked, box, cast):
    add_participant(asked, cast.oskar, by=SYSTEM, at=NOW)
    to = reply_address(box, asked.pk, cast.oskar.pk)
    remove_participant(asked, cast.oskar, by=SYSTEM, at=NOW)
    (row,) = arrive(box, mail("oskar@bergs.test", To=to))
    is_kept_apart(row, asked)


def test_an_address_that_was_given_up_says_nothing(asked, box, cast):
    change_person(cast.anna, by=SYSTEM, at=NOW, email="anna.new@bergs.test")
    (row,) = arrive(box, mail(ANNA, References=BEGAN))
    assert (row.held_for, row.may_belong_to) == (HeldFor.MAY_BELONG, asked)
    assert len(said_in(asked)) == 1


def test_nothing_is_mailed_because_of_any_of_it(asked, box, cast, run_jobs):
    run_jobs()
    sent = set(OutgoingMail.objects.values_list("pk", flat=True))
    arrive(
        box,
        mail(EVE, References=BEGAN),
        mail(ANNA, References=BEGAN, Authentication_Results=FORGED),
        mail(ANNA, Subject="Call +46 000", Authentication_Results=FORGED),
    )
    run_jobs()
    assert set(OutgoingMail.objects.values_list("pk", flat=True)) == sent


def test_the_word_of_a_server_nobody_trusts_disproves_nobody(asked, box):
    change_mailbox(box, trusted_server="", by=SYSTEM, at=NOW)
    (row,) = arrive(box, mail(ANNA, text="More.", References=BEGAN, Authentication_Results=FORGED))
    assert row.ticket == asked
