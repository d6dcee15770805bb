"""Whatever is written in whatever order, no page of the portal shows a trace of a note."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firstline.core.clock import now
from firstline.core.files import keep
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.participants import add_participant
from firstline.tickets.actions.register import Request, register
from firstline.tickets.actions.reply import reply
from firstline.tickets.guest_links import guest_token
from firstline.tickets.models import Participant
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_html, from_text

NOTE, PUBLIC = "innermost", "outspoken"
SAID = st.lists(
    st.sampled_from(["note", "note with file", "answer", "reply", "formatted note"]), min_size=3, max_size=14
)
PAGES = ["/", "/requests/", "/requests/?of=all", "/requests/{n}/", "/requests/{n}/now/", "/requests/{n}/registered/",
         "/requests/{n}/follow-ups/", "/r/{token}/", "/r/{token}/now/", "/r/{token}/follow-ups/"]  # fmt: skip


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=SAID)
def test_notes_stay_inside(cast, signed_in, said):
    ticket = register(
        Request(requester=cast.anna, subject="Printer", words=from_text("Blank"), channel=Channel.PORTAL),
        by=cast.actor(cast.anna),
        at=now() - timedelta(hours=1),
    )
    add_participant(ticket, cast.boris, by=cast.actor(cast.boris), at=now())
    spoken = [say(cast, ticket, kind, number) for number, kind in enumerate(said)]
    for person in (cast.anna, cast.fatima, cast.boris):
        shown = "".join(pages(signed_in(person), ticket))
        assert NOTE not in shown
    for words in filter(None, spoken):
        assert words in shown


def say(cast, ticket, kind, number):
    boris, anna = cast.actor(cast.boris), cast.actor(cast.anna)
    at = now() - timedelta(minutes=50 - number)
    if kind == "answer":
        answer(ticket, from_html(f"<p>{PUBLIC} {number}</p>"), by=boris, at=at)
    elif kind == "reply":
        reply(ticket, from_text(f"{PUBLIC} {number}"), author=cast.anna, channel=Channel.MAIL, by=anna, at=at)
    else:
        words = from_html(f"<b>{NOTE} {number}</b>") if kind == "formatted note" else from_text(f"{NOTE} {number}")
        files = [Enclosure(file=keep(b"x", at=at), name=f"{NOTE}.txt")] if kind == "note with file" else []
        write_note(ticket, words, by=boris, at=at, enclosures=files)
        return None
    return f"{PUBLIC} {number}"


def pages(browser, ticket):
    token = guest_token(Participant.objects.get(ticket=ticket, person=ticket.requester), at=now())
    for page in PAGES:
        yield browser.get(page.format(n=ticket.pk, token=token)).text
    sent = browser.post(f"/r/{token}/answers/", {"text": "More"}, headers={"HX-Request": "true"})
    yield sent.text
