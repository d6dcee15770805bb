from django.db import models

from firstline.people.models import Person
from firstline.teams.models.team import Team


class Membership(models.Model):
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        db_table = "membership"
        constraints = [models.UniqueConstraint(fields=["team", "person"], name="member_once")]
