from collections import Counter
from datetime import datetime

from firstline.ops.demo.content.approvals import APPROVALS
from firstline.ops.demo.load import load_demo
from firstline.ops.demo.month import month
from firstline.ops.demo.shape import Conversation
from firstline.ops.demo.working_time import ZONE
from firstline.tickets.models import Ticket
from firstline.tickets.stages import Stage

ASKED = {one.conversation: Stage.OPEN if one.said else Stage.ON_HOLD for one in APPROVALS}
"""Where those stand about which somebody was asked for approval: besides what their conversations tell."""


def _stage_at_the_end(told: Conversation) -> str:
    return ASKED.get(told.key, told.standing.stage)


def test_the_whole_month_ends_as_it_is_told(db):
    now = datetime(2026, 11, 23, 12, 45, tzinfo=ZONE)
    load_demo(now)
    told = {one.subject: _stage_at_the_end(one) for one in month(now)}
    stages = {ticket.subject: ticket.stage for ticket in Ticket.objects.all()}
    assert stages == told
    assert Ticket.objects.order_by("pk").values_list("pk", flat=True)[0] == 643
    assert Counter(stages.values())["closed"] == 272
