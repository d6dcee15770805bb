"""Going through the month in the order of time, step by step, as the people in it did."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from firstline.catalogue.models import Asset
from firstline.core.access import SYSTEM, Actor
from firstline.ops.demo.cast import PEOPLE
from firstline.ops.demo.loading.enclosing import Cabinet
from firstline.ops.demo.loading.house import House
from firstline.ops.demo.loading.wording import note_of, words_of
from firstline.ops.demo.loading.working import Work
from firstline.ops.demo.shape import Conversation, Done, Happening, Turn
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.assign import assign
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.actions.change import change
from firstline.tickets.actions.hold import hold
from firstline.tickets.actions.move import move
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.register import Request, register
from firstline.tickets.actions.reply import reply
from firstline.tickets.actions.resolve import close_long_resolved, confirm_solved, resolve
from firstline.tickets.models import Tag, Ticket
from firstline.tickets.queries import first_state
from firstline.tickets.stages import Channel, Level, Stage, Type

LEVELS = {"low": Level.LOW, "medium": Level.MEDIUM, "high": Level.HIGH}
ORGANISATION_OF = {person.key: person.organisation for person in PEOPLE}
Step = Turn | Happening


@dataclass(frozen=True)
class Aside:
    """Something that was done at `at` besides what the conversations tell, with the tickets there were by then."""

    at: datetime
    do: Callable[[Mapping[str, Ticket]], None]


def retell(
    conversations: Sequence[Conversation], house: House, work: Work, asides: Sequence[Aside] = ()
) -> dict[str, Ticket]:
    """Do everything the conversations tell, and the work around it. Returns the tickets as they were registered, by the
    conversations' keys."""
    retelling = _Retelling(house)
    steps = ((step.at, one.key, number) for one in conversations for number, step in enumerate(one.steps))
    told = {one.key: one for one in conversations}
    left = sorted(asides, key=lambda one: one.at)
    for at, key, number in sorted(steps):
        while left and left[0].at < at:
            left.pop(0).do(retelling.tickets)
        work.catch_up(at)
        retelling.go_on(told[key], number)
        work.follow(told[key], number, retelling.tickets[key])
    for aside in left:
        aside.do(retelling.tickets)
    return retelling.tickets


class _Retelling:
    def __init__(self, house: House) -> None:
        self.tickets: dict[str, Ticket] = {}
        self._house = house
        self._cabinet = Cabinet()
        self._tags: dict[str, Tag] = {}

    def go_on(self, told: Conversation, number: int) -> None:
        step = told.steps[number]
        if isinstance(step, Happening):
            self._do(self.tickets[told.key], step)
            return
        enclosures = self._cabinet.enclosures(step.attachments, part=f"{told.key}.{number}", at=step.at)
        if number == 0:
            self.tickets[told.key] = self._register(told, step, enclosures)
        else:
            self._say(self.tickets[told.key], step, enclosures)

    def _actor(self, step: Step) -> Actor:
        return SYSTEM if step.side == "system" else self._house.actors[step.by]

    # ── what is said ─────────────────────────────────────────────────────────
    def _register(self, told: Conversation, turn: Turn, enclosures: list[Enclosure]) -> Ticket:
        house, before = self._house, told.registered
        request = Request(
            requester=house.people[told.requester],
            subject=told.subject,
            words=words_of(turn, enclosures),
            channel=Channel(told.channel),
            type=Type(before.type),
            impact=LEVELS[before.impact],
            urgency=LEVELS[before.urgency],
            team=house.team(before.team),
            assignee=house.person(before.assignee),
            category=house.category(before.category),
            product=house.product(before.product),
            asset=self._asset(told),
            language=told.language,
            copied=[house.people[key] for key in told.copied],
            tags=[self._tag(name) for name in told.tags],
            enclosures=enclosures,
            acknowledge=False,
        )
        return register(request, by=house.actors[told.registered_by], at=turn.at)

    def _asset(self, told: Conversation) -> Asset | None:
        """Their own of the product it concerns; what their organisation has only where an agent registers it."""
        product = told.registered.product or ""
        own = self._house.assets.get((told.requester, product))
        if own is not None or not self._house.actors[told.registered_by].is_agent:
            return own
        return self._house.assets.get((ORGANISATION_OF[told.requester], product))

    def _tag(self, name: str) -> Tag:
        if name not in self._tags:
            self._tags[name], _is_new = Tag.objects.get_or_create(name=name)
        return self._tags[name]

    def _say(self, ticket: Ticket, turn: Turn, enclosures: list[Enclosure]) -> None:
        words, by = words_of(turn, enclosures), self._actor(turn)
        if turn.kind == "note":
            write_note(ticket, words, by=by, at=turn.at, enclosures=enclosures)
        elif turn.side == "agent":
            answer(ticket, words, by=by, at=turn.at, enclosures=enclosures, wait=turn.waits, undo_for=timedelta(0))
        else:
            author, channel = self._house.people[turn.by], Channel(turn.channel)
            reply(ticket, words, author=author, channel=channel, by=by, at=turn.at, enclosures=enclosures)

    # ── what is done ─────────────────────────────────────────────────────────
    def _do(self, ticket: Ticket, done: Happening) -> None:
        by = self._actor(done)
        if done.text and done.kind != "resolved":
            write_note(ticket, note_of(done.text), by=by, at=done.at)
        do: dict[Done, Callable[[Ticket, Happening, Actor], object]] = {
            "took": self._assign,
            "passed": self._assign,
            "changed": self._change,
            "held": _hold,
            "waits_for_vendor": _wait_for_vendor,
            "resumed": _resume,
            "resolved": _resolve,
            "reopened": _wait_for_words,
            "closed": _close,
        }
        do[done.kind](ticket, done, by)

    def _assign(self, ticket: Ticket, done: Happening, by: Actor) -> None:
        assign(ticket, team=self._house.team(done.team), assignee=self._house.person(done.agent), by=by, at=done.at)

    def _change(self, ticket: Ticket, done: Happening, by: Actor) -> None:
        meant: dict[str, Callable[[str], Any]] = {
            "type": Type,
            "impact": LEVELS.__getitem__,
            "urgency": LEVELS.__getitem__,
            "category": self._house.category,
            "product": self._house.product,
        }
        change(ticket, by=by, at=done.at, **{done.field: meant[done.field](done.after)})


def _hold(ticket: Ticket, done: Happening, by: Actor) -> None:
    assert done.until is not None, "a hold says until when"
    hold(ticket, until=done.until, by=by, at=done.at)


def _wait_for_vendor(ticket: Ticket, done: Happening, by: Actor) -> None:
    move(ticket, to=first_state(Stage.WAITING_VENDOR), by=by, at=done.at)


def _resume(ticket: Ticket, done: Happening, by: Actor) -> None:
    move(ticket, to=first_state(Stage.OPEN), by=by, at=done.at)


def _resolve(ticket: Ticket, done: Happening, by: Actor) -> None:
    if done.side == "user":
        confirm_solved(ticket, by=by, at=done.at)
    else:
        resolve(ticket, resolution=done.text, by=by, at=done.at, tell_user=False)


def _wait_for_words(_ticket: Ticket, _done: Happening, _by: Actor) -> None:
    """The words that follow open it again."""


def _close(_ticket: Ticket, done: Happening, _by: Actor) -> None:
    """The desk closes by itself whatever was solved long enough ago by then."""
    close_long_resolved(done.at)
