"""A program never sees more than the person it acts for."""

import pytest

from firstline.core.access import Actor, Reach
from firstline.core.permissions import Permission
from firstline.tickets.policies import visible_to


@pytest.mark.parametrize("reach", Reach)
@pytest.mark.parametrize("works", [True, False])
def test_scopes_never_widen_what_is_seen(cast, ticket, other_ticket, reach, works):
    may = frozenset({Permission.WORK.value, Permission.READ_NOTES.value}) if works else frozenset()
    whole = Actor(
        kind="person", id=cast.oskar.pk, name="Oskar", reach=reach, may=may, organisation_id=cast.bergs.pk,
        team_ids=frozenset({cast.network.pk}),
    )  # fmt: skip
    for scopes in ([], [Permission.READ_NOTES], [Permission.WORK], [Permission.WORK, Permission.READ_NOTES]):
        assert set(visible_to(whole.within(scopes))) <= set(visible_to(whole)), scopes
