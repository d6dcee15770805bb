"""What a page of search is asked for, from its address."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import get_args
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from firstline.search.wanted import Speaker, State, Wanted

LONGEST = 500
PERIODS = {
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=31),
    "year": timedelta(days=366),
}


@dataclass(frozen=True)
class SearchAsked:
    """The words and what narrows them, as codes of the address; what isn't ours counts as nothing."""

    text: str
    state: str = ""
    mine: bool = False
    since: str = ""
    said_by: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "SearchAsked":
        asked = request.GET
        return cls(
            text=asked.get("q", "").strip()[:LONGEST],
            state=_among(asked.get("state", ""), get_args(State)),
            mine=asked.get("mine") == "1",
            since=_among(asked.get("since", ""), tuple(PERIODS)),
            said_by=_among(asked.get("by", ""), get_args(Speaker)),
        )

    def wanted(self, at: datetime) -> Wanted:
        since = at - PERIODS[self.since] if self.since else None
        return Wanted(self.text, state=self.state, mine=self.mine, since=since, said_by=self.said_by)  # type: ignore[arg-type]  # checked above

    @property
    def is_narrowed(self) -> bool:
        return bool(self.state or self.mine or self.since or self.said_by)

    def query(self, **changed: object) -> str:
        values = {
            "q": self.text,
            "state": self.state,
            "mine": "1" if self.mine else "",
            "since": self.since,
            "by": self.said_by,
        }
        return urlencode({name: value for name, value in (values | changed).items() if value})

    @property
    def states(self) -> list[tuple[str, str]]:
        return [("open", _("Open")), ("solved", _("Solved"))]

    @property
    def periods(self) -> list[tuple[str, str]]:
        return [
            ("day", _("Changed in the last day")),
            ("week", _("Changed in the last week")),
            ("month", _("Changed in the last month")),
            ("year", _("Changed in the last year")),
        ]

    @property
    def speakers(self) -> list[tuple[str, str]]:
        return [("user", _("Said by the user")), ("desk", _("Said by the desk")), ("note", _("In internal notes"))]


def _among(code: str, codes: tuple[str, ...]) -> str:
    return code if code in codes else ""
