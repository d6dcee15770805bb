"""Who is told when something happened to a request. Each may run more than once and tells once."""

from firstline.notify.reactions.acknowledging import acknowledge, confirm_reopening
from firstline.notify.reactions.answering import send_answer
from firstline.notify.reactions.asking_again import send_new_link
from firstline.notify.reactions.solving import tell_solved
from firstline.notify.reactions.telling_administrators import (
    tell_cannot_send,
    tell_mailbox_trouble,
    tell_round_trip_lost,
    tell_sender_held,
    tell_sign_in_ends,
    tell_sign_in_failed,
)
from firstline.notify.reactions.telling_agents import tell_assignee
from firstline.notify.reactions.telling_leads import tell_bad_rating
from firstline.notify.reactions.telling_tasks import tell_task_given
from firstline.notify.reactions.withdrawing import cancel_withdrawn

__all__ = [
    "acknowledge",
    "cancel_withdrawn",
    "confirm_reopening",
    "send_answer",
    "send_new_link",
    "tell_assignee",
    "tell_bad_rating",
    "tell_cannot_send",
    "tell_mailbox_trouble",
    "tell_round_trip_lost",
    "tell_sender_held",
    "tell_sign_in_ends",
    "tell_sign_in_failed",
    "tell_solved",
    "tell_task_given",
]
