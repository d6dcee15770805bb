from django.db import models


class SatisfactionRules(models.Model):
    """Whether this desk asks. There is one row."""

    is_on = models.BooleanField(default=True)

    class Meta:
        db_table = "satisfaction_rules"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_rules_of_satisfaction")]
