from collections import Counter
from datetime import datetime

from firstline.ops.demo.load import load_demo
from firstline.ops.demo.month import month
from firstline.ops.demo.working_time import ZONE
from firstline.tickets.models import Ticket


def test_the_whole_month_ends_as_it_is_told(db):
    now = datetime(2026, 11, 23, 12, 45, tzinfo=ZONE)
    load_demo(now)
    told = {one.subject: one.standing for one in month(now)}
    stages = {ticket.subject: ticket.stage for ticket in Ticket.objects.all()}
    assert stages == {subject: standing.stage for subject, standing in told.items()}
    assert Ticket.objects.order_by("pk").values_list("pk", flat=True)[0] == 643
    assert Counter(stages.values())["closed"] == 272
