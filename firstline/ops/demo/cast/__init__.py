"""Who there is at the demo desk, and what help is given for."""

from firstline.ops.demo.cast.agents import AGENTS, DESK, TEAMS, VENDORS, Desk, Mailbox
from firstline.ops.demo.cast.canned import CANNED_TEXTS
from firstline.ops.demo.cast.categories import CATEGORIES
from firstline.ops.demo.cast.organisations import ORGANISATIONS
from firstline.ops.demo.cast.people import PEOPLE
from firstline.ops.demo.cast.products import PRODUCTS

__all__ = [
    "AGENTS",
    "CANNED_TEXTS",
    "CATEGORIES",
    "DESK",
    "ORGANISATIONS",
    "PEOPLE",
    "PRODUCTS",
    "TEAMS",
    "VENDORS",
    "Desk",
    "Mailbox",
]
