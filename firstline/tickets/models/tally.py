from django.db import models


class Tally(models.Model):
    """How many tickets came to (+) or left (−) a place. Summed, these are the counts beside the queues.

    Many rows instead of one counter, so that two tickets registered at once don't wait for each other; a periodic job
    folds them together.
    """

    team_id = models.BigIntegerField(null=True)
    assignee_id = models.BigIntegerField(null=True)
    stage = models.CharField(max_length=20)
    delta = models.IntegerField()

    class Meta:
        db_table = "tally"
