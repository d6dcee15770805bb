import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from firstline.approvals.models.approval import Approval
from firstline.people.models import Person


class Stand(models.TextChoices):
    """Where one of those asked stands."""

    LATER = "later", pgettext_lazy("approver", "Not their turn yet")
    ASKED = "asked", pgettext_lazy("approver", "Has not answered yet")
    YES = "yes", pgettext_lazy("approver", "Yes")
    NO = "no", pgettext_lazy("approver", "No")
    HANDED_ON = "handed_on", pgettext_lazy("approver", "Handed it on")
    SPARED = "spared", pgettext_lazy("approver", "No longer needed")


ANSWERED = (Stand.YES, Stand.NO)


class Way(models.TextChoices):
    """The way an answer came."""

    LINK = "link", _("by the link in the mail")
    PORTAL = "portal", _("in the portal")
    DESK = "desk", _("through the desk")


def new_link_key() -> str:
    return secrets.token_hex(8)


class Approver(models.Model):
    """One of those who are asked. Nobody is asked twice in one approval, so handing on can't go in circles."""

    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="approvers", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="approvals_to_give", db_index=False)
    place = models.PositiveSmallIntegerField(help_text="whose turn it is in which order; a stand-in has the same")
    instead_of = models.OneToOneField("self", null=True, on_delete=models.CASCADE, related_name="stand_in")
    stand = models.CharField(max_length=10, choices=Stand.choices, default=Stand.LATER)
    link_key = models.CharField(max_length=16, default=new_link_key)
    asked_at = models.DateTimeField(null=True)
    remind_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True, help_text="or handed on")
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, choices=Way.choices, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        db_table = "approver"
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["approval", "person"], name="nobody_is_asked_twice"),
            models.CheckConstraint(
                condition=~Q(stand__in=[Stand.YES.value, Stand.NO.value])
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(way="")),
                name="approver_answers_by_somebody_and_some_way",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "stand"], name="approver_of_person"),
            models.Index(fields=["remind_at"], condition=Q(stand=Stand.ASKED.value), name="approver_to_remind"),
        ]

    @property
    def has_answered(self) -> bool:
        return self.stand in ANSWERED

    @property
    def is_on_behalf(self) -> bool:
        """Whether somebody at the desk gave the answer."""
        return self.way == Way.DESK
