"""What people write to Nordby Support, and what they are answered, without dates."""

from collections.abc import Sequence

from firstline.ops.demo.content import arrived
from firstline.ops.demo.content.brief import BRIEF
from firstline.ops.demo.content.told import TOLD
from firstline.ops.demo.telling import Story


def stories() -> Sequence[Story]:
    """All of them: told in full, in short, and just arrived."""
    return (*TOLD, *BRIEF, *arrived.STORIES)
