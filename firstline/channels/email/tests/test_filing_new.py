"""Mails that begin a new request."""

import pytest

from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.models import LoggedEvent
from firstline.people.models import Person
from firstline.tickets.models import Message, Participant, Ticket


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk, language="sv")


def registered() -> LoggedEvent:
    return LoggedEvent.objects.get(kind="ticket:registered")


def test_somebody_new_gets_an_account_and_a_ticket_in_the_mailbox_team(cast, box):
    (row,) = arrive(box, mail(Subject="Skrivaren skriver inte"))
    ticket = Ticket.objects.get()
    nora = Person.objects.get(email="nora@new.test")
    assert (ticket.subject, ticket.requester, ticket.team) == ("Skrivaren skriver inte", nora, cast.service_desk)
    assert (ticket.channel, ticket.language, nora.language, nora.name) == ("mail", "sv", "sv", "Nora Ny")
    assert (row.state, row.ticket, row.message) == (MailState.FILED, ticket, Message.objects.get())
    assert (row.from_address, row.subject, row.kind) == ("nora@new.test", "Skrivaren skriver inte", "message")
    assert row.message.text == "It does not print."
    assert registered().data["acknowledge"] is True
    assert registered().actor_id == nora.pk


def test_somebody_known_is_recognised_whatever_the_case(cast, box):
    arrive(box, mail("Anna <ANNA@Bergs.test>"))
    assert Ticket.objects.get().requester == cast.anna
    assert Ticket.objects.get().organisation == cast.bergs


def test_copied_addresses_are_noted_but_take_no_part(cast, box):
    (row,) = arrive(box, mail(Cc="Per Olsson <per@nordby.test>, x@else.test"))
    assert [one.person.email for one in Participant.objects.select_related("person")] == ["nora@new.test"]
    assert not Person.objects.filter(email="x@else.test").exists()
    assert {"name": "Per Olsson", "address": "per@nordby.test", "as": "cc"} in row.addressed


def test_an_agent_without_the_signed_address_is_a_sender_like_any_other(cast, box, ticket):
    arrive(box, mail("Boris Nord <boris@desk.test>", Subject=f"Re: [{ticket.number}] Printer"))
    new = Ticket.objects.exclude(pk=ticket.pk).get()
    assert new.requester == cast.boris
    assert ticket.messages.count() == 1
    assert ticket.notes.count() == 0


def test_a_number_in_the_subject_opens_nothing(cast, box, ticket):
    arrive(box, mail("Anna Berg <anna@bergs.test>", Subject=f"Re: {ticket.number} Printer"))
    assert ticket.messages.count() == 1
    assert Ticket.objects.count() == 2


def test_what_a_robot_sends_by_itself_is_registered_and_not_answered(box):
    arrive(box, mail("Monitor <alarm@new.test>", Auto_Submitted="auto-generated", Subject="Disk 91 % full"))
    assert registered().data["acknowledge"] is False


def test_a_mail_over_a_list_is_registered_and_not_answered(box):
    arrive(box, mail(List_Id="<users.list.test>", Precedence="list"))
    assert registered().data["acknowledge"] is False


def test_a_form_that_sends_as_nobody_asks_for_whoever_filled_it_in(box):
    arrive(box, mail("Web form <no-reply@shop.test>", Reply_To="Olle Ask <olle@ask.test>"))
    assert Ticket.objects.get().requester.email == "olle@ask.test"


def test_reply_to_of_a_person_is_not_believed(box):
    arrive(box, mail(Reply_To="Olle Ask <olle@ask.test>"))
    assert Ticket.objects.get().requester.email == "nora@new.test"


def test_a_mail_without_words_says_so(box):
    arrive(box, mail(text="", Subject="Empty"))
    assert Message.objects.get().text.startswith("[")


def test_talk_that_began_elsewhere_is_named_without_its_re(box):
    (row,) = arrive(box, mail(Subject="Re: SV: Skrivaren skriver inte", References="<a@elsewhere.test>"))
    assert (row.ticket.subject, row.subject) == ("Skrivaren skriver inte", "Re: SV: Skrivaren skriver inte")


def test_a_mail_without_subject_takes_its_first_words(box):
    arrive(box, mail(Subject=None, text="No sound from the speakers"))
    assert Ticket.objects.get().subject == "No sound from the speakers"


def test_a_mail_without_sender_is_held(box):
    (row,) = arrive(box, mail(From=None))
    assert (row.state, row.held_for) == (MailState.HELD, HeldFor.NO_SENDER)
    assert Ticket.objects.count() == 0


@pytest.mark.parametrize("sender", ["support@desk.test", "SUPPORT@desk.test", "support+x@desk.test", "help@desk.test"])
def test_a_mail_from_one_of_our_own_addresses_is_held(cast, sender):
    box = mailbox(aliases=["help@desk.test"])
    (row,) = arrive(box, mail(f"Desk <{sender}>"))
    assert (row.state, row.held_for) == (MailState.HELD, HeldFor.OUR_OWN)
    assert Ticket.objects.count() == 0
    assert not Person.objects.filter(email__iexact=sender).exists()


def test_a_form_can_not_ask_in_the_name_of_our_own_address(box):
    (row,) = arrive(box, mail("no-reply@shop.test", Reply_To="support@desk.test"))
    assert row.held_for == HeldFor.OUR_OWN


def test_letters_that_a_database_refuses_are_left_out(box):
    (row,) = arrive(box, mail("No\x00ra <nora@new.test>", text="a\x00b", Subject="x\x00y"))
    assert row.state == MailState.FILED
    assert "\x00" not in Message.objects.get().text + Ticket.objects.get().subject
