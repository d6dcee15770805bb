"""Saving a view, and changing one."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError, NotAllowed
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.core.text import one_line
from firstline.teams.models import Team
from firstline.tickets.filters import FilterFault, parse, written
from firstline.tickets.queries import orders_of
from firstline.views.events import ViewAdded, ViewChanged
from firstline.views.exporting.columns import COLUMNS
from firstline.views.models import SavedView, Sharing, ViewSeat
from firstline.views.policies import require_change

MOST_OWN = 50


class CannotKeepView(DomainError):
    code = "cannot_keep_view"


@transaction.atomic
def add_view(
    *,
    name: str,
    filter: str,  # noqa: A002 -- what it is called everywhere
    by: Actor,
    at: datetime,
    order: str = "",
    columns: Iterable[str] = (),
    sharing: str = Sharing.OWN,
    teams: Iterable[Team] = (),
) -> SavedView:
    """Save a filter under a name. Raises CannotKeepView naming the field, NotAllowed for sharing without the right."""
    if not by.is_agent:
        raise NotAllowed(_("Only people who work at the desk save views."))
    if SavedView.objects.filter(owner_id=by.id).count() >= MOST_OWN:
        raise CannotKeepView(_("You have %(n)s views already. Remove one first.") % {"n": MOST_OWN}, field="name")
    view = SavedView(owner_id=by.id, created_at=at)
    _fill(view, name=name, typed=filter, order=order, columns=columns)
    chosen = _share(view, sharing, teams, by)
    view.save()
    view.teams.set(chosen)
    record(ViewAdded(view_id=view.pk, name=view.name, sharing=view.sharing), by=by, at=at)
    return view


@transaction.atomic
def change_view(
    view: SavedView,
    *,
    name: str,
    filter: str,  # noqa: A002
    by: Actor,
    at: datetime,
    order: str = "",
    columns: Iterable[str] = (),
    sharing: str = Sharing.OWN,
    teams: Iterable[Team] = (),
) -> SavedView:
    """Change all of a view. Raises CannotKeepView naming the field, NotAllowed."""
    view = SavedView.objects.select_for_update(of=("self",)).select_related("owner").get(pk=view.pk)
    require_change(by, view)
    before = _as_told(view)
    _fill(view, name=name, typed=filter, order=order, columns=columns)
    chosen = _share(view, sharing, teams, by)
    view.save()
    view.teams.set(chosen)
    ViewSeat.objects.filter(view=view).update(number=None, counted_at=None)
    changes = {field: (was, now) for field, now in _as_told(view).items() if (was := before[field]) != now}
    if changes:
        record(ViewChanged(view_id=view.pk, name=view.name, changes=changes), by=by, at=at)
    return view


def _fill(view: SavedView, *, name: str, typed: str, order: str, columns: Iterable[str]) -> None:
    view.name = one_line(name, 80)
    if not view.name:
        raise CannotKeepView(_("Give the view a name."), field="name")
    try:
        tree = parse(typed)
    except FilterFault as fault:
        raise CannotKeepView(fault.message, field="filter") from fault
    view.filter = written(tree)
    view.order = order if order in orders_of(tree) else ""
    view.columns = [code for code in COLUMNS if code in set(columns)]


def _share(view: SavedView, sharing: str, teams: Iterable[Team], by: Actor) -> list[Team]:
    """Set with whom it is shared; the teams it is shared with."""
    is_news = sharing != view.sharing or sharing == Sharing.TEAMS
    if is_news and sharing != Sharing.OWN and not by.can(Permission.SHARE_VIEWS):
        raise NotAllowed(_("Your role does not allow sharing views. Ask your lead to share it."))
    view.sharing = Sharing(sharing)
    chosen = list(teams) if sharing == Sharing.TEAMS else []
    if sharing == Sharing.TEAMS and not chosen:
        raise CannotKeepView(_("Choose the teams that are to have it."), field="teams")
    return chosen


def _as_told(view: SavedView) -> dict[str, str]:
    teams = ", ".join(view.teams.order_by("name").values_list("name", flat=True)) if view.pk else ""
    return {"name": view.name, "filter": view.filter, "order": view.order, "sharing": view.sharing, "teams": teams}
