"""How many questions each page asks the database: the same for one row as for many."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from firstline.core import kept
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.register import Request, register
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW

MOST = {
    "/desk/queues/open/": 11,
    "/desk/queues/open/rows/": 7,
    "/desk/queues/open/?filter=is:new+printer+organisation:bergs": 15,
    "/desk/tickets/{n}/?queue=open": 33,
    "/desk/tickets/{n}/thread/": 15,
    "/desk/search/?q=printer": 16,
    "/desk/palette/?q=printer": 13,
}


@pytest.fixture(autouse=True)
def _what_is_kept_stays(monkeypatch):
    """However long a busy machine takes, nothing that is kept for a moment is read again meanwhile."""
    monkeypatch.setattr(kept, "time", SimpleNamespace(monotonic=lambda: 0.0))


def asked(browser, page) -> int:
    browser.get(page)  # what is kept for a moment is read now
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert browser.get(page).status_code == 200
    return len(captured)


@pytest.mark.parametrize("page", MOST)
def test_a_page_asks_no_more_for_many_rows_than_for_one(signed_in, cast, ticket, page):
    boris = signed_in(cast.boris)
    page_of_ticket = page.format(n=ticket.pk)
    few = asked(boris, page_of_ticket)
    for number in range(12):
        request = Request(
            requester=cast.oskar if number % 2 else cast.per,
            subject=f"Printer {number}",
            words=from_text("blank"),
            channel=Channel.MAIL,
        )
        register(request, by=cast.actor(cast.boris), at=NOW)
        answer(ticket, from_text(f"Answer {number}"), by=cast.actor(cast.erik), at=NOW)
        write_note(ticket, from_text(f"Note {number}"), by=cast.actor(cast.erik), at=NOW)
    many = asked(boris, page_of_ticket)
    assert many <= few + 1, "one more for what belongs to answers; never one per row"
    assert many <= MOST[page]
