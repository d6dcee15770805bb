from django.db import models
from django.db.models import F, Q

from firstline.catalogue.models import Asset, Category, Product
from firstline.core.desk import current_desk
from firstline.people.models import Organisation, Person
from firstline.teams.models import Team
from firstline.tickets.models.state import State
from firstline.tickets.models.tag import Tag
from firstline.tickets.stages import DONE, UNDONE, WAITING, Channel, Level, Priority, Stage, Type

IS_UNDONE = Q(stage__in=[stage.value for stage in UNDONE])


class Ticket(models.Model):
    """One request for help: one number, one history, from its registration to its end."""

    subject = models.CharField(max_length=250)
    type = models.CharField(max_length=20, choices=Type.choices, default=Type.INCIDENT)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.NEW)
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="tickets")
    requester = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="requests", db_index=False)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="tickets")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="tickets")
    assignee = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="assigned")
    impact = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.LOW)
    urgency = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.MEDIUM)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, default=Priority.NORMAL)
    category = models.ForeignKey(Category, null=True, on_delete=models.PROTECT, related_name="tickets")
    product = models.ForeignKey(Product, null=True, on_delete=models.PROTECT, related_name="tickets")
    asset = models.ForeignKey(Asset, null=True, on_delete=models.PROTECT, related_name="tickets", db_index=False)
    tags = models.ManyToManyField(Tag, related_name="tickets", db_table="ticket_tag")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    language = models.CharField(max_length=10, blank=True)
    registered_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    user_waits_since = models.DateTimeField(null=True, help_text="the oldest word of the user nobody has answered")
    first_answered_at = models.DateTimeField(null=True)
    hold_until = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    resolution = models.TextField(blank=True)
    reopened = models.PositiveSmallIntegerField(default=0)
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followed_by")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged", db_index=False)
    goes_on_in = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="taken_in",
        db_index=False,
        help_text="the end of the chain that `merged_into` begins: where its words are read and answered",
    )
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children", db_index=False)
    is_spam = models.BooleanField(default=False, help_text="no request: closed, and nothing is sent because of it")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "ticket"
        indexes = [
            models.Index(fields=["priority", "id"], condition=IS_UNDONE, name="ticket_undone"),
            models.Index(fields=["id"], condition=IS_UNDONE, name="ticket_undone_by_age"),
            models.Index(fields=["-updated_at", "-id"], condition=IS_UNDONE, name="ticket_undone_by_change"),
            models.Index(fields=["priority", "id"], condition=IS_UNDONE & Q(assignee=None), name="ticket_unassigned"),
            models.Index(fields=["assignee", "priority", "id"], condition=IS_UNDONE, name="ticket_of_assignee"),
            models.Index(fields=["team", "priority", "id"], condition=IS_UNDONE, name="ticket_of_team"),
            models.Index(
                fields=["priority", "id"],
                condition=Q(stage__in=[s.value for s in WAITING]),
                name="ticket_waiting",
            ),
            models.Index(
                fields=["-resolved_at", "-id"],
                condition=Q(stage__in=[s.value for s in DONE]),
                name="ticket_done",
            ),
            models.Index(fields=["hold_until"], condition=Q(stage=Stage.ON_HOLD), name="ticket_held"),
            models.Index(fields=["resolved_at"], condition=Q(stage=Stage.RESOLVED), name="ticket_to_close"),
            models.Index(fields=["requester", "-id"], name="ticket_of_requester"),
            models.Index(fields=["requester", "stage", "resolved_at"], name="ticket_counts_of_requester"),
            models.Index(fields=["organisation", "-id"], name="ticket_of_organisation"),
            models.Index(fields=["asset", "-id"], name="ticket_of_asset", condition=Q(asset__isnull=False)),
            models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name="ticket_merged_into"),
            models.Index(fields=["goes_on_in"], condition=Q(goes_on_in__isnull=False), name="ticket_goes_on_in"),
            models.Index(fields=["parent"], condition=Q(parent__isnull=False), name="ticket_of_parent"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None, goes_on_in=None)
                | Q(merged_into__isnull=False, goes_on_in__isnull=False, stage=Stage.CLOSED),
                name="merged_is_closed",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")) & ~Q(goes_on_in=F("id")) & ~Q(parent=F("id")),
                name="ticket_not_its_own",
            ),
        ]

    @property
    def number(self) -> str:
        """What people call it: FL-1042."""
        return number_of(self.pk)

    @property
    def is_done(self) -> bool:
        return self.stage in DONE

    @property
    def is_waiting(self) -> bool:
        return self.stage in WAITING


def number_of(ticket_id: int) -> str:
    """What people call the ticket with this id: FL-1042."""
    return f"{current_desk().ticket_prefix}-{ticket_id}"
