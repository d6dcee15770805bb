"""What people ask about most: a few categories to begin with."""

from collections import Counter

from firstline.catalogue.models import Category
from firstline.catalogue.queries import category_tree
from firstline.tickets.models import Ticket

MOST = 6
LATELY = 500
"""So many of the newest requests say what is asked about now."""


def topics() -> list[Category]:
    """At most six uppermost categories, those asked about most lately, in the order of their names."""
    tops: list[Category] = []
    top_of: dict[int, int] = {}
    for branch in category_tree():
        if branch.depth == 0:
            tops.append(branch.category)
        top_of[branch.category.pk] = tops[-1].pk
    newest = Ticket.objects.order_by("-id").values_list("category_id", flat=True)[:LATELY]
    asked = Counter(top_of[one] for one in newest if one in top_of)
    chosen = sorted(tops, key=lambda one: -asked[one.pk])[:MOST]
    return [one for one in tops if one in chosen]


def topic(number: int) -> Category | None:
    """The uppermost category with this id that is in use."""
    return Category.objects.filter(pk=number, parent=None, is_active=True).first()
