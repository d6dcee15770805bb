"""Conversations told in full, one topic to a file."""

from firstline.ops.demo.content.told import (
    accounts,
    applications,
    computers,
    files,
    mail,
    meeting_rooms,
    mobile,
    network,
    orders,
    print_queues,
    printers,
    telephony,
    tills,
    tv,
    wifi,
)
from firstline.ops.demo.telling import Story

_TOPICS = (
    accounts,
    applications,
    computers,
    files,
    mail,
    meeting_rooms,
    mobile,
    network,
    orders,
    print_queues,
    printers,
    telephony,
    tills,
    tv,
    wifi,
)

TOLD: tuple[Story, ...] = tuple(story for topic in _TOPICS for story in topic.STORIES)
