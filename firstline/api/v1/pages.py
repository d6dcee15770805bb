"""Lists, a page at a time."""

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import Model, QuerySet
from ninja import Schema
from pydantic import Field

from firstline.api.door.operations import wrong_field
from firstline.core.paging import Page, page_of, read_cursor

M = TypeVar("M", bound=Model)
NEXT = "Send it as `after` to get the next page; null when this was the last."


class PageAsked(Schema):
    """Which page of a list."""

    after: str = Field("", max_length=500, description="The cursor `next` of the page before.")
    size: int = Field(50, ge=1, le=200, description="How many at most.")


def asked_page(rows: "QuerySet[M]", order: Sequence[str], asked: PageAsked) -> Page[M]:
    """The page that was asked for. Raises ValidationError for a cursor that isn't of this list."""
    if asked.after and not read_cursor(asked.after, rows.model, order):
        raise wrong_field("query", "after", "wrong_cursor")
    return page_of(rows, order, after=asked.after, size=asked.size)
