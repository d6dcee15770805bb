"""What is asked of a search besides its words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

State = Literal["", "open", "solved"]
Speaker = Literal["", "user", "desk", "note"]


@dataclass(frozen=True)
class Wanted:
    """`mine` are the requests the actor works on; `since` those that changed from then on; `said_by` who said the
    words. Each narrows what is found; empty means all."""

    text: str
    state: State = ""
    mine: bool = False
    since: datetime | None = None
    said_by: Speaker = ""

    @property
    def is_narrowed(self) -> bool:
        return bool(self.state or self.mine or self.since or self.said_by)
