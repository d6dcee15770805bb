"""Mails to those who are asked for approval, and to the agent when it is decided."""

from datetime import timedelta

from firstline.approvals.actions.answer import answer
from firstline.approvals.actions.hand_on import hand_on
from firstline.approvals.actions.remind import remind_due
from firstline.approvals.actions.withdraw import withdraw
from firstline.approvals.links import approval_link
from firstline.approvals.models import How, Way
from firstline.approvals.tests.asking import A_WEEK, QUESTION, asked, row_of
from firstline.channels.email.addressing import read_message_id
from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.tests.sample_mails import a_mailbox
from firstline.core.access import SYSTEM
from firstline.core.models import LoggedEvent
from firstline.notify.reactions import ask_approvers
from firstline.people.actions.change_person import change_person
from firstline.tickets.actions.note import write_note
from firstline.tickets.wording import from_text

KINDS = ("approval", "approval-reminder", "approval-decided")


def mails():
    sent = OutgoingMail.objects.filter(kind__in=KINDS).order_by("pk")
    return [(mail.kind, mail.address) for mail in sent]


def says(cast, person, yes, at, reason="In the budget."):
    return answer(row_of(person), says_yes=yes, reason=reason, way=Way.LINK, by=cast.actor(person), at=at)


def test_asks_with_both_links_and_nothing_of_the_conversation(cast, ticket, now, run_jobs):
    a_mailbox()
    write_note(ticket, from_text("Hemligt"), by=cast.actor(cast.boris), at=now)
    asked(cast, ticket, shows_talk=True)
    run_jobs()
    assert mails() == [("approval", "fatima@bergs.test")]
    mail, link = OutgoingMail.objects.get(kind="approval"), approval_link(row_of(cast.fatima))
    assert mail.subject == f"[{ticket.number}] Your approval is asked for: Printer on floor 3 prints blank pages"
    for words in (QUESTION, f"{link}?says=yes", f"{link}?says=no", "Boris Nord asks", "Anna Berg", "11 March 2026"):
        assert words in mail.text, words
    for inside in ("Hemligt", "blank pages since yesterday", "/r/"):
        assert inside not in mail.text + mail.html + mail.subject
    pointed = read_message_id(mail.header_id)
    assert (pointed.ticket_id, pointed.person_id) == (ticket.pk, cast.fatima.pk), "an answer finds its request"


def test_asks_once_however_often_the_job_runs(cast, ticket, now, run_jobs):
    asked(cast, ticket)
    run_jobs()
    logged = LoggedEvent.objects.get(kind="ticket:approval-asked")
    ask_approvers(type("Asked", (), logged.data)(), logged)
    assert mails() == [("approval", "fatima@bergs.test")]


def test_whoever_is_no_longer_asked_is_not_written_to(cast, ticket, now, run_jobs):
    approval = asked(cast, ticket, cast.fatima, cast.oskar)
    change_person(cast.oskar, is_active=False, by=SYSTEM, at=now)
    hand_on(row_of(cast.fatima), to=cast.per, by=cast.actor(cast.fatima), at=now)
    run_jobs()
    assert mails() == [("approval", "per@nordby.test")]
    remind_due(now + timedelta(days=6))
    withdraw(approval, by=cast.actor(cast.boris), at=now + timedelta(days=6))
    run_jobs()
    assert mails() == [("approval", "per@nordby.test")]


def test_the_next_in_order_is_written_to_when_their_turn_comes_and_the_agent_when_it_is_decided(
    cast, ticket, now, run_jobs
):
    change_person(cast.oskar, language="sv", by=SYSTEM, at=now)
    asked(cast, ticket, cast.fatima, cast.oskar, how=How.IN_ORDER)
    run_jobs()
    assert mails() == [("approval", "fatima@bergs.test")]
    says(cast, cast.fatima, True, now)
    run_jobs()
    assert mails()[1:] == [("approval", "oskar@bergs.test")]
    assert OutgoingMail.objects.get(address="oskar@bergs.test").subject.startswith(
        f"[{ticket.number}] Ditt godkännande behövs"
    )
    says(cast, cast.oskar, False, now, "Too dear.")
    run_jobs()
    assert mails()[2:] == [("approval-decided", "boris@desk.test")]
    told = OutgoingMail.objects.get(kind="approval-decided")
    assert told.subject.startswith(f"[{ticket.number}] Not approved:")
    assert "Fatima El-Amin: yes. In the budget.\nOskar Lind: no. Too dear." in told.text


def test_reminds_before_the_end_and_when_it_is_over(cast, ticket, now, run_jobs):
    asked(cast, ticket)
    for at in (now + timedelta(days=6), now + A_WEEK, now + 2 * A_WEEK):
        remind_due(at)
        run_jobs()
    assert [kind for kind, _address in mails()] == ["approval", "approval-reminder", "approval-reminder"]
