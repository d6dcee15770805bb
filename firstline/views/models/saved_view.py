from django.db import models
from django.utils.translation import gettext_lazy as _

from firstline.people.models import Person
from firstline.teams.models import Team


class Sharing(models.TextChoices):
    """Who else has a view beside their queues."""

    OWN = "own", _("Only me")
    TEAMS = "teams", _("Some teams")
    ALL = "all", _("Everybody at the desk")


class SavedView(models.Model):
    """A filter with a name. What it shows still depends on who looks."""

    name = models.CharField(max_length=80)
    filter = models.TextField(blank=True, help_text="as it is typed; empty: all requests")
    order = models.CharField(max_length=20, blank=True, help_text="empty: the quickest order for the filter")
    columns = models.JSONField(default=list, help_text="of its exports; empty: the usual ones")
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="views")
    sharing = models.CharField(max_length=10, choices=Sharing.choices, default=Sharing.OWN)
    teams = models.ManyToManyField(Team, related_name="views", db_table="saved_view_team")
    created_at = models.DateTimeField()

    class Meta:
        db_table = "saved_view"

    @property
    def is_shared(self) -> bool:
        return self.sharing != Sharing.OWN
