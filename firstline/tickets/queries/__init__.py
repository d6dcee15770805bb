"""Reading tickets."""

from firstline.tickets.queries.about import (
    drafts_of,
    other_requests_about,
    participants_of,
    scheduled_answers_of,
    tags_of,
)
from firstline.tickets.queries.filtered import COUNTED_TO, count_of, filtered_page, orders_of, tickets_of
from firstline.tickets.queries.queues import ORDERS, QUEUES, Queue, QueueRow, queue_counts, queue_page, seen_at
from firstline.tickets.queries.requests import (
    RequestCounts,
    counts_of_person,
    has_no_request_yet,
    newest_requests_of,
    requests_of,
)
from firstline.tickets.queries.scales import (
    active_states,
    first_state,
    forget_scales,
    priority_for,
    priority_matrix,
    state_labels,
)
from firstline.tickets.queries.thread import Entry, Thread, said_at, thread_of

__all__ = [
    "COUNTED_TO",
    "ORDERS",
    "QUEUES",
    "Entry",
    "Queue",
    "QueueRow",
    "RequestCounts",
    "Thread",
    "active_states",
    "count_of",
    "counts_of_person",
    "drafts_of",
    "filtered_page",
    "first_state",
    "forget_scales",
    "has_no_request_yet",
    "newest_requests_of",
    "orders_of",
    "other_requests_about",
    "participants_of",
    "priority_for",
    "priority_matrix",
    "queue_counts",
    "queue_page",
    "requests_of",
    "said_at",
    "scheduled_answers_of",
    "seen_at",
    "state_labels",
    "tags_of",
    "thread_of",
    "tickets_of",
]
