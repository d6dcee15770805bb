"""The list of assets: searched, filtered, paged."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from firstline.catalogue.models import Asset, AssetState, Product
from firstline.catalogue.queries import find_assets, in_service
from firstline.core.access import Actor
from firstline.core.paging import page_of
from firstline.desk.shell import desk_page
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_agents
from firstline.pages.viewer import viewer
from firstline.people.models import Organisation, Person

BY_NAME = ("name", "id")
EVERY = "all"
MOST_CHOICES = 500


@dataclass(frozen=True)
class Wanted:
    """What the list is asked for, from its address. No `state`: all that are not retired."""

    words: str
    organisation: int
    product: int
    owner: int
    state: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Wanted":
        asked = request.GET
        state = asked.get("state", "")
        return cls(
            words=asked.get("q", "").strip()[:200],
            organisation=asked_id(asked.get("organisation")),
            product=asked_id(asked.get("product")),
            owner=asked_id(asked.get("owner")),
            state=state if state in (*AssetState.values, EVERY) else "",
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.organisation or self.product or self.owner or self.state)

    def query(self, **more: str) -> str:
        values = {
            "q": self.words, "organisation": self.organisation, "product": self.product, "owner": self.owner,
            "state": self.state, **more,
        }  # fmt: skip
        return urlencode({name: value for name, value in values.items() if value})


@require_GET
@for_agents
def index(request: HttpRequest) -> HttpResponse:
    """`?q=` words, `?organisation=`, `?product=`, `?owner=`, `?state=` (or all), `?after=` the next page."""
    actor, wanted = viewer(request).actor, Wanted.of(request)
    page = page_of(_wanted(actor, wanted), BY_NAME, after=request.GET.get("after", ""))
    more = wanted.query(after=page.next_cursor) if page.next_cursor else ""
    context = {"page": page, "more": more}
    if request.headers.get("HX-Request") and request.GET.get("after"):
        return render(request, "desk/assets/rows.jinja", context)
    about = {
        **context,
        "wanted": wanted,
        "organisations": _with_assets(Organisation.objects.all(), "organisation"),
        "products": [(one.pk, one.label) for one in Product.objects.filter(_has_assets("product"))],
        "states": [*((code, str(words)) for code, words in AssetState.choices), (EVERY, _("All, also retired"))],
        "owner": Person.objects.filter(pk=wanted.owner).first() if wanted.owner else None,
    }
    return desk_page(request, "desk/assets/index.jinja", about, current="assets")


def _wanted(actor: Actor, wanted: Wanted) -> QuerySet[Asset]:
    rows = find_assets(actor, wanted.words).select_related("owner", "organisation")
    same = {name: value for name in ("organisation", "product", "owner") if (value := getattr(wanted, name))}
    rows = rows.filter(**same)
    if wanted.state == EVERY:
        return rows
    return rows.filter(state=wanted.state) if wanted.state else in_service(rows)


def _with_assets(rows: QuerySet[Organisation], field: str) -> list[tuple[int, str]]:
    return list(rows.filter(_has_assets(field)).values_list("pk", "name")[:MOST_CHOICES])


def _has_assets(field: str) -> Exists:
    return Exists(Asset.objects.filter(**{field: OuterRef("pk")}))
