"""The demo desk's month, dated relative to now."""

from __future__ import annotations

from datetime import datetime

from firstline.ops.demo.composing import conversation
from firstline.ops.demo.content import stories
from firstline.ops.demo.placing import placed, rng_for
from firstline.ops.demo.shape import Conversation


def month(now: datetime, seed: int = 1) -> list[Conversation]:
    """Some 400 conversations in the order they were opened; the same for the same `now` and `seed`.

    `now` must be aware. Times are in UTC, the last of them before `now`; only the end of a lasting hold lies after.
    """
    if now.tzinfo is None:
        raise ValueError("month() wants an aware moment")
    told = [
        conversation(one.story, one.moments, one.closed_at, now, rng_for(one.story, seed, "quotes"))
        for one in placed(stories(), now, seed)
    ]
    return sorted(told, key=lambda one: (one.opened_at, one.key))
