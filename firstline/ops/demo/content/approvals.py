"""Whose approval the desk waits for, and what it has been told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal


@dataclass(frozen=True, slots=True)
class Said:
    """What one of those asked answered, `after` they were asked."""

    by: str
    yes: bool
    reason: str
    after: timedelta


@dataclass(frozen=True, slots=True)
class ToldApproval:
    """Asked by `agent` in the conversation whose key is `conversation`, soon after the last that was said; wanted in `days`."""

    conversation: str
    agent: str
    question: str
    whom: tuple[str, ...]
    how: Literal["in_order", "all", "any"]
    days: int
    shows_talk: bool = False
    said: tuple[Said, ...] = ()


APPROVALS = (
    ToldApproval(
        "holm-order-two-laptops-with-docking-stations",
        "kofi",
        "Two laptops Nova 14 with 32 GB and docking stations for the new estimators: 32,760 kr without VAT, offer 4417. "
        "May we order them?",
        ("anna.berg", "gunnar.berg"),
        "in_order",
        5,
        shows_talk=True,
    ),
    ToldApproval(
        "zhang-licence-for-cad-runs-out-in-ten-days",
        "kofi",
        "The CAD licence is 21,600 kr for another year, 7 % more than last time. Renew it as it is?",
        ("torbjorn.granstrom",),
        "all",
        4,
        said=(Said("torbjorn.granstrom", yes=True, reason="Yes, for one year.", after=timedelta(hours=3)),),
    ),
    ToldApproval(
        "kowalczyk-access-to-kvarnberget-project-for-an-outside-consultant",
        "boris",
        "May Marta Vidal read the drawings of Kvarnberget and write in a folder of her own until the end of April?",
        ("gunnar.berg",),
        "all",
        3,
        said=(
            Said(
                "gunnar.berg",
                yes=False,
                reason="Not before the agreement on confidentiality is signed.",
                after=timedelta(hours=5),
            ),
        ),
    ),
)

TEMPLATES = (
    (
        "An order of equipment",
        "Beställning av utrustning",
        "We would like to order for you:\n\nIt costs:\n\nMay we order it?",
        "all",
    ),
    ("Access to a folder or system", "Åtkomst till en mapp eller ett system", "May … have access to … until …?", "any"),
)
"""(name, its Swedish, what is asked, how): the organisation's managers are asked."""
