"""What happened: every action records one event, in its own transaction, and what follows from it hangs on that.

`config/wiring.py` says what follows: `now` in the same transaction, `later` as a job enqueued in that transaction (run
at least once, so it must stand being run twice), `push` as names of live topics.

Events may be recorded long after they happened, when a past is loaded: see `as_history`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, ClassVar, TypeVar

from django.db import connection
from pydantic import TypeAdapter

from firstline.core.access import Actor
from firstline.core.jobs import enqueue, job
from firstline.core.models import LoggedEvent
from firstline.core.prepared import Prepared


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of all events. `kind` is "subject:action"; the subject's id is the field `<subject>_id`.

    `public` says whether the requester may see that it happened.
    """

    kind: ClassVar[str]
    public: ClassVar[bool] = False

    @property
    def subject(self) -> str:
        return self.kind.split(":", 1)[0]

    @property
    def subject_id(self) -> int:
        return int(getattr(self, f"{self.subject}_id"))


E = TypeVar("E", bound=Event)
Reaction = Callable[[Any, LoggedEvent], None]
Topics = Callable[[Any, LoggedEvent], Iterable[str]]


@dataclass
class _Following:
    now: list[Reaction] = field(default_factory=list)
    later: list[Reaction] = field(default_factory=list)
    push: list[Topics] = field(default_factory=list)


_following: dict[str, _Following] = defaultdict(_Following)
_kinds: dict[str, type[Event]] = {}
_readers: dict[str, TypeAdapter[Event]] = {}
_is_history: ContextVar[bool] = ContextVar("is_history", default=False)


def on(
    *happenings: type[Event],
    now: Iterable[Reaction] = (),
    later: Iterable[Reaction] = (),
    push: Iterable[Topics] = (),
) -> None:
    """Say what follows from these events. Called in `config/wiring.py` only."""
    for happening in happenings:
        _kinds[happening.kind] = happening
        follows = _following[happening.kind]
        follows.now.extend(now)
        follows.later.extend(later)
        follows.push.extend(push)


def record(event: Event, *, by: Actor, at: datetime) -> LoggedEvent:
    """Write that `event` happened and start what follows from it. Must be called inside the action's transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError(f"{event.kind} was recorded outside a transaction")
    logged = _row(event, by, at)
    logged.save(force_insert=True)
    _follow(event, logged)
    return logged


def record_all(events: Sequence[Event], *, by: Actor, at: datetime) -> None:
    """As `record` for many, in one statement for all of them."""
    if not connection.in_atomic_block:
        raise RuntimeError("events were recorded outside a transaction")
    logged = LoggedEvent.objects.bulk_create([_row(event, by, at) for event in events], batch_size=500)
    for event, row in zip(events, logged, strict=True):
        _follow(event, row)


def _row(event: Event, by: Actor, at: datetime) -> LoggedEvent:
    return LoggedEvent(
        kind=event.kind,
        at=at,
        actor_kind=by.kind,
        actor_id=by.id or None,
        actor_name=by.name[:200],
        subject=event.subject,
        subject_id=event.subject_id,
        public=event.public,
        data={f.name: getattr(event, f.name) for f in fields(event)},
    )


def _follow(event: Event, logged: LoggedEvent) -> None:
    follows = _following[event.kind]
    for reaction in follows.now:
        reaction(event, logged)
    if not _is_history.get():
        for reaction in follows.later:
            enqueue(react, event_id=logged.pk, reaction=_path(reaction))


@contextmanager
def as_history() -> Iterator[None]:
    """What is recorded inside happened some time ago: it is kept and counted, but no job follows and nobody is told."""
    before = _is_history.set(True)
    try:
        yield
    finally:
        _is_history.reset(before)


def revive(logged: LoggedEvent) -> Event | None:
    """The event as it was recorded, or None when nothing follows from its kind any more."""
    kind = _kinds.get(logged.kind)
    return _reader(kind).validate_python(logged.data) if kind else None


def topics_of(logged: LoggedEvent) -> frozenset[str]:
    """The live topics an event touches."""
    event = revive(logged)
    if event is None:
        return frozenset()
    return frozenset(topic for push in _following[logged.kind].push for topic in push(event, logged))


@job(retries=12)
def react(*, event_id: int, reaction: str) -> None:
    """Run one `later` reaction to one event."""
    logged = _logged.first(number=event_id)
    if logged is None:
        raise LoggedEvent.DoesNotExist(event_id)
    event = revive(logged)
    for candidate in _following[logged.kind].later:
        if event is not None and _path(candidate) == reaction:
            candidate(event, logged)


_logged = Prepared(lambda number: LoggedEvent.objects.filter(pk=number))


def _path(reaction: Reaction) -> str:
    return f"{reaction.__module__}.{reaction.__qualname__}"


def _reader(kind: type[Event]) -> TypeAdapter[Event]:
    if kind.kind not in _readers:
        _readers[kind.kind] = TypeAdapter(kind)
    return _readers[kind.kind]
