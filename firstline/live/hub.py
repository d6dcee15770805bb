"""Who is listening in this process, and handing topics to them."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field

EVERYTHING = "*"


@dataclass(eq=False)
class Listener:
    """One open page. `waiting` are the topics it has still to be told, with the newest event id of each."""

    topics: frozenset[str]
    loop: asyncio.AbstractEventLoop
    waiting: dict[str, int] = field(default_factory=dict)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    recheck: bool = False

    def tell(self, topics: Iterable[str], event_id: int) -> None:
        """Called in the listener's own loop."""
        self.waiting.update(dict.fromkeys(topics, event_id))
        self.news.set()


class Hub:
    """All listeners of this process. `publish` may be called from any thread."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()

    def add(self, listener: Listener) -> None:
        self._listeners.add(listener)

    def remove(self, listener: Listener) -> None:
        self._listeners.discard(listener)

    def __len__(self) -> int:
        return len(self._listeners)

    def publish(self, topics: frozenset[str], event_id: int) -> None:
        """Hand each listener those topics it listens to."""
        for listener in tuple(self._listeners):
            heard = listener.topics if EVERYTHING in topics else topics & listener.topics
            if heard:
                listener.loop.call_soon_threadsafe(listener.tell, heard, event_id)

    def recheck(self) -> None:
        """Rights have changed: every listener proves again that it may listen."""
        for listener in tuple(self._listeners):
            listener.recheck = True
            listener.loop.call_soon_threadsafe(listener.news.set)


hub = Hub()
