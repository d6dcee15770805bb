"""Reading tickets."""

from firstline.tickets.queries.queues import ORDERS, QUEUES, Queue, queue_counts, queue_page, seen_at
from firstline.tickets.queries.requests import RequestCounts, counts_of_person, requests_of
from firstline.tickets.queries.scales import (
    active_states,
    first_state,
    forget_scales,
    priority_for,
    priority_matrix,
)
from firstline.tickets.queries.thread import Entry, Thread, thread_of

__all__ = [
    "ORDERS",
    "QUEUES",
    "Entry",
    "Queue",
    "RequestCounts",
    "Thread",
    "active_states",
    "counts_of_person",
    "first_state",
    "forget_scales",
    "priority_for",
    "priority_matrix",
    "queue_counts",
    "queue_page",
    "requests_of",
    "seen_at",
    "thread_of",
]
