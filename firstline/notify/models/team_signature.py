from django.db import models

from firstline.teams.models import Team


class TeamSignature(models.Model):
    """What answers in a team's requests are signed with, where the agent has no signature of their own."""

    team = models.OneToOneField(Team, on_delete=models.CASCADE, related_name="signature")
    text = models.TextField(help_text="in the language of mails")

    class Meta:
        db_table = "team_signature"
