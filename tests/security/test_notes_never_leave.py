"""Internal notes and hidden recipients can't reach a mail or a user's page.

Fifty things are said in public and inside, and every byte is searched.
"""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from itertools import count

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firstline.channels.email.composing.compose import compose
from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.tests.sample_mails import a_mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.core.files import keep
from firstline.notify.actions.keep_template import change_template
from firstline.notify.kinds import Kind
from firstline.notify.texts import built_in
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.register import Request, register
from firstline.tickets.actions.reply import reply
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.actions.withdraw_answer import withdraw_answer
from firstline.tickets.guest_links import guest_token
from firstline.tickets.models import Participant
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_html, from_text
from tests.cast import NOW

MARK = "Hemligt"
STEPS = ("note", "note with a file", "answer", "answer with a file", "answer taken back", "reply", "solve")
numbers = count()


def words(*, marked: bool) -> str:
    number = next(numbers)
    return f"<p>{MARK if marked else 'Offentligt'}{number} åäö &lt;b&gt; <b>viktigt</b></p>"


def a_file(*, marked: bool) -> Enclosure:
    number = next(numbers)
    said = f"{MARK if marked else 'Offentligt'}{number}"
    return Enclosure(file=keep(said.encode() * 40, at=NOW), name=f"{said}.txt")


def take_step(step, ticket, cast, at):
    boris, anna = cast.actor(cast.boris), cast.actor(cast.anna)
    if step.startswith("note"):
        enclosures = [a_file(marked=True)] if "file" in step else []
        write_note(ticket, from_html(words(marked=True)), by=boris, at=at, enclosures=enclosures)
    elif step == "reply":
        said = from_html(words(marked=False))
        reply(ticket, said, author=cast.anna, channel=Channel.MAIL, by=anna, at=at)
    elif step == "solve":
        ticket.refresh_from_db()
        if not ticket.is_done:
            resolve(ticket, resolution="Offentligt löst", by=boris, at=at)
    else:
        taken_back = "back" in step
        enclosures = [a_file(marked=taken_back)] if "file" in step else []
        message = answer(ticket, from_html(words(marked=taken_back)), by=boris, at=at, enclosures=enclosures)
        if taken_back:
            withdraw_answer(message, by=boris, at=at)


def everything_in(raw: bytes) -> str:
    """All of a mail: as it is, and every header and part undone."""
    parsed = message_from_bytes(raw, policy=default)
    said = [raw.decode("latin-1")]
    for part in parsed.walk():
        said += [f"{name}: {value}" for name, value in part.items()] + [part.get_filename() or ""]
        if not part.is_multipart():
            content = part.get_content()
            said.append(content if isinstance(content, str) else content.decode("utf-8", "replace"))
    return "\n".join(said)


@pytest.fixture
def mailbox(cast):
    """A desk whose answers quote, so that as much as possible could slip out."""
    text = built_in(Kind.ANSWER, "en")
    body = text.body.replace("---", "{{quoted}}\n\n---")
    change_template(Kind.ANSWER, "en", subject=text.subject, body=body, by=SYSTEM, at=NOW)
    return a_mailbox()


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(STEPS), min_size=50, max_size=50))
def test_no_trace_of_a_note_or_a_withdrawn_answer_is_in_any_mail(cast, mailbox, run_jobs, signed_in, steps):
    asked = Request(
        requester=cast.anna,
        subject="Skrivaren",
        words=from_text("Offentligt"),
        channel=Channel.MAIL,
        copied=[cast.oskar],
    )
    ticket = register(asked, by=cast.actor(cast.anna), at=NOW)
    for number, step in enumerate(steps):
        take_step(step, ticket, cast, NOW + timedelta(minutes=number))
    run_jobs()
    mails = list(OutgoingMail.objects.filter(ticket=ticket).select_related("message"))
    told = sum(step in ("answer", "answer with a file") for step in steps)
    assert sum(mail.kind == Kind.ANSWER for mail in mails) == 2 * told
    for mail in mails:
        assert MARK not in everything_in(compose(mail, mailbox, at=NOW).raw)
    for page in what_users_see(ticket, cast, signed_in):
        assert MARK not in page
        assert "Offentligt" in page


def what_users_see(ticket, cast, signed_in) -> list[str]:
    """The pages of a request for who asked, who is copied and who came by a link, back to its beginning."""
    guest = f"/r/{guest_token(Participant.objects.get(ticket=ticket, person=cast.anna), at=now())}/"
    seen = [(signed_in(person), f"/requests/{ticket.pk}/") for person in (cast.anna, cast.oskar)] + [(Client(), guest)]
    return [client.get(base + part).content.decode() for client, base in seen for part in ("", "now/")]


def test_nobody_who_was_left_out_is_named_to_those_who_were_not(cast, mailbox, run_jobs):
    """An answer to some of those who take part says nothing of the others."""
    asked = Request(
        requester=cast.anna,
        subject="Skrivaren",
        words=from_text("Offentligt"),
        channel=Channel.MAIL,
        copied=[cast.oskar, cast.per],
    )
    ticket = register(asked, by=cast.actor(cast.anna), at=NOW)
    answer(ticket, from_text("Hej"), by=cast.actor(cast.boris), at=NOW, to=[cast.anna, cast.oskar])
    run_jobs()
    for mail in OutgoingMail.objects.filter(ticket=ticket, kind=Kind.ANSWER):
        said = everything_in(compose(mail, mailbox, at=NOW).raw)
        assert mail.address in {"anna@bergs.test", "oskar@bergs.test"}
        assert "per@nordby.test" not in said
        assert "Per Olsson" not in said
