from io import StringIO

from django.core.management import call_command

from firstline.core.access import SYSTEM
from firstline.core.files import keep
from firstline.search.actions.index import entry, put
from firstline.search.actions.rebuild import rebuild_index
from firstline.search.models import Kind, SearchEntry, Word
from firstline.search.queries import search_tickets
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.actions.withdraw_answer import withdraw_answer
from firstline.tickets.wording import from_text
from tests.cast import NOW

COLUMNS = ("ticket_id", "kind", "source_id", "is_internal", "from_desk", "shown_from", "text")


def whole_index():
    return sorted(SearchEntry.objects.values_list(*COLUMNS), key=str)


def say_everything(cast, ticket):
    boris = cast.actor(cast.boris)
    file = Enclosure(keep(b"toner log", at=NOW), "toner_log-2026.txt")
    withdraw_answer(answer(ticket, from_text("Never mind"), by=boris, at=NOW), by=boris, at=NOW)
    answer(ticket, from_text("Reseat the drum"), by=boris, at=NOW, enclosures=[file])
    write_note(ticket, from_text("Probably the sensor"), by=boris, at=NOW, enclosures=[file])
    resolve(ticket, resolution="New fuser", by=SYSTEM, at=NOW)


def test_from_nothing_it_becomes_what_it_was(cast, ticket, other_ticket):
    say_everything(cast, ticket)
    before = whole_index()
    assert [progress.written for progress in rebuild_index()] == [0], "an index that is right is left alone"
    SearchEntry.objects.all().delete()
    [done] = rebuild_index()
    assert (done.tickets, done.written, done.removed) == (2, len(before), 0)
    assert whole_index() == before
    boris = cast.actor(cast.boris)
    assert [hit.ticket for hit in search_tickets(boris, "toner log", at=NOW)] == [ticket]


def test_takes_out_what_nobody_says_and_mends_what_is_wrong(cast, ticket):
    before = whole_index()
    put(entry(ticket.pk, Kind.MESSAGE, 99_999, "ghost"))
    SearchEntry.objects.filter(kind=Kind.SUBJECT).update(text="wrong")
    [done] = rebuild_index()
    assert (done.written, done.removed) == (1, 1)
    assert whole_index() == before


def test_the_command_tells_what_it_did_and_learns_all_words(cast, ticket):
    SearchEntry.objects.all().delete()
    told = StringIO()
    call_command("search", "rebuild", stdout=told)
    assert "1 requests looked at" in told.getvalue()
    assert "2 texts put in anew, 0 taken out" in told.getvalue()
    assert Word.objects.filter(text="printer").exists()
