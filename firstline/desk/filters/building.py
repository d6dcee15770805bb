"""The page on which a filter is built from rows. It is the same filter that is typed, and one leads to the other."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from firstline.desk.filters import controls
from firstline.desk.filters.drafts import Group, Row, change, draft_of, numbered, read_draft, tree_of
from firstline.desk.queues.panels import asking_of, listing_place
from firstline.desk.queues.places import Place, with_query
from firstline.desk.shell import desk_page
from firstline.pages.guard import for_agents
from firstline.pages.viewer import viewer
from firstline.tickets.filters import EVERYTHING, FilterFault, all_of, parse, written
from firstline.tickets.queries import COUNTED_TO, count_of


@dataclass(frozen=True)
class Builder:
    """A filter being built for a place. `count` is how many requests it finds there so far."""

    place: Place
    whole: Group
    text: str
    count: int
    controls = controls

    @property
    def count_words(self) -> str:
        return _("more than %(n)s") % {"n": COUNTED_TO - 1} if self.count >= COUNTED_TO else str(self.count)

    @property
    def show_url(self) -> str:
        return with_query(self.place.url, filter=self.text) if self.text else f"{self.place.url}?filter="


@require_GET
@for_agents
def build(request: HttpRequest) -> HttpResponse:
    """The rows again after each change; with do=show to the list of what was built."""
    builder = _builder(request)
    is_part = bool(request.headers.get("HX-Request"))
    if request.GET.get("do") == "show":
        response = HttpResponse(status=204) if is_part else HttpResponseRedirect(builder.show_url)
        if is_part:
            response.headers["HX-Redirect"] = builder.show_url
        return response
    if is_part:
        return render(request, "desk/filters/builder.jinja", {"builder": builder})
    return desk_page(request, "desk/filters/build.jinja", {"builder": builder}, current=builder.place.code)


def _builder(request: HttpRequest) -> Builder:
    actor = viewer(request).actor
    place = listing_place(request, actor)
    whole = read_draft(request.GET.dict()) if "j.0" in request.GET else _typed(place.typed)
    change(whole, request.GET.get("do", ""))
    if not whole.parts:
        whole = numbered(Group("all", [Row("is")]))
    asking = asking_of(actor)
    tree = tree_of(whole, asking)
    return Builder(place, whole, written(tree), count_of(asking, all_of(parse(place.own), tree)))


def _typed(text: str) -> Group:
    """The rows of what was typed; none for what can't be read."""
    try:
        return draft_of(parse(text))
    except FilterFault:
        return draft_of(EVERYTHING)
