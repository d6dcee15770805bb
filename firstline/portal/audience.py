"""Whoever comes to the portal is a user there, also somebody who works at the desk."""

from dataclasses import replace

from django.http import HttpRequest

from firstline.core.access import Actor, Reach
from firstline.pages.viewer import viewer

OWN_HOUSE = (Reach.OWN, Reach.ORGANISATION)


def user_of(request: HttpRequest) -> Actor:
    """The signed-in person without the rights of the desk: no notes, no tickets of strangers."""
    actor = viewer(request).actor
    return replace(
        actor,
        may=frozenset(),
        reach=actor.reach if actor.reach in OWN_HOUSE else Reach.OWN,
        team_ids=frozenset(),
    )
