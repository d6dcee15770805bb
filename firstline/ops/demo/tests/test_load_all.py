from collections import Counter

from firstline.core.clock import now as clock
from firstline.ops.demo.load import load_demo
from firstline.ops.demo.month import month
from firstline.tickets.models import Ticket


def test_the_whole_month_ends_as_it_is_told(db):
    now = clock()
    load_demo(now)
    told = {one.subject: one.standing for one in month(now)}
    stages = {ticket.subject: ticket.stage for ticket in Ticket.objects.all()}
    assert stages == {subject: standing.stage for subject, standing in told.items()}
    assert Ticket.objects.order_by("pk").values_list("pk", flat=True)[0] == 643
    assert Counter(stages.values())["closed"] == 272
