"""What stands in a thread, grouped as it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from firstline.core.access import Actor
from firstline.tickets.queries import Entry

FOLDED_FROM = 3


@dataclass(frozen=True)
class Item:
    """What stands in the thread at one place: something said, or a run of things that happened."""

    kind: str
    entries: list[Entry]

    @property
    def entry(self) -> Entry:
        return self.entries[0]

    def is_news(self, reader: Actor, since: datetime) -> bool:
        said = self.entry.message or self.entry.note
        return said is not None and said.at > since and said.author_id != reader.id

    @property
    def is_folded(self) -> bool:
        return len(self.entries) >= FOLDED_FROM


def grouped(entries: Iterable[Entry]) -> list[Item]:
    """The entries as items, with neighbouring events in one."""
    items: list[Item] = []
    for entry in entries:
        if entry.kind == "event" and items and items[-1].kind == "events":
            items[-1].entries.append(entry)
        else:
            items.append(Item("events" if entry.kind == "event" else entry.kind, [entry]))
    return items
