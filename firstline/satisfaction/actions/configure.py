"""Switching the question on and off."""

from datetime import datetime

from django.db import transaction

from firstline.core.access import Actor
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.satisfaction.events import SatisfactionConfigured
from firstline.satisfaction.models import SatisfactionRules
from firstline.satisfaction.queries import asks
from firstline.tickets.policies import require


def configure_satisfaction(*, is_on: bool, by: Actor, at: datetime) -> None:
    """Have users asked, or not. Raises NotAllowed."""
    require(by, Permission.DESK)
    with transaction.atomic():
        rules, _is_new = SatisfactionRules.objects.select_for_update().get_or_create(pk=1)
        if rules.is_on != is_on:
            rules.is_on = is_on
            rules.save(update_fields=["is_on"])
            record(SatisfactionConfigured(satisfaction_id=1, is_on=is_on), by=by, at=at)
    asks.forget()
