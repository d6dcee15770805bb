"""The everyday: short conversations, one topic to a file."""

from firstline.ops.demo.content.brief import (
    access,
    accounts,
    applications,
    computers,
    files,
    mail,
    meeting_rooms,
    mobile,
    network,
    orders,
    printers,
    telephony,
    tills,
    tv,
)
from firstline.ops.demo.telling import Story

_TOPICS = (
    access,
    accounts,
    applications,
    computers,
    files,
    mail,
    meeting_rooms,
    mobile,
    network,
    orders,
    printers,
    telephony,
    tills,
    tv,
)

BRIEF: tuple[Story, ...] = tuple(story for topic in _TOPICS for story in topic.STORIES)
