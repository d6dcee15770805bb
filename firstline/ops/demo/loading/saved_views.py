"""The views that the demo desk's people have saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from firstline.ops.demo.loading.house import House
from firstline.views.actions.keep_view import add_view
from firstline.views.models import Sharing


@dataclass(frozen=True, slots=True)
class Told:
    """One view: who saved it, and the keys of the teams it is shared with (none: one's own; all: everybody)."""

    name: str
    filter: str
    by: str
    teams: tuple[str, ...] = ()
    is_for_all: bool = False


VIEWS = (
    Told("Critical and high", "is:open priority<=high", "sara", is_for_all=True),
    Told("Waits for two days", "is:open waiting>2d", "sara", is_for_all=True),
    Told("Network, unanswered", "is:open team:network answered:none", "sara", ("network", "service-desk")),
    Told("Back this week", "stage:on-hold hold<7d", "boris"),
    Told("VPN", 'is:open ("vpn" or category:"Remote access")', "boris"),
)


def save_views(house: House, at: datetime) -> None:
    """Save them through the product's own action."""
    for told in VIEWS:
        sharing = Sharing.ALL if told.is_for_all else Sharing.TEAMS if told.teams else Sharing.OWN
        teams = [house.teams[key] for key in told.teams]
        add_view(name=told.name, filter=told.filter, sharing=sharing, teams=teams, by=house.actors[told.by], at=at)
