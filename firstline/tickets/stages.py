"""The fixed stages of a request, and its other fixed scales. States of one's own stand on these stages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    NEW = "new", _("New")
    OPEN = "open", _("In progress")
    WAITING_USER = "waiting_user", _("Waiting for user")
    WAITING_VENDOR = "waiting_vendor", _("Waiting for vendor")
    ON_HOLD = "on_hold", _("On hold")
    RESOLVED = "resolved", _("Solved")
    CLOSED = "closed", _("Closed")


DONE = (Stage.RESOLVED, Stage.CLOSED)
WAITING = (Stage.WAITING_USER, Stage.WAITING_VENDOR, Stage.ON_HOLD)
UNDONE = tuple(stage for stage in Stage if stage not in DONE)


class Type(models.TextChoices):
    INCIDENT = "incident", _("Incident")
    SERVICE_REQUEST = "service_request", _("Service request")
    QUESTION = "question", _("Question")


class Level(models.IntegerChoices):
    """Impact (how many are touched) and urgency (how soon it hurts)."""

    HIGH = 1, _("High")
    MEDIUM = 2, _("Medium")
    LOW = 3, _("Low")


class Priority(models.IntegerChoices):
    CRITICAL = 1, _("Critical")
    HIGH = 2, _("High")
    NORMAL = 3, _("Normal")
    LOW = 4, _("Low")


class Channel(models.TextChoices):
    """The way a request or message came in."""

    MAIL = "mail", _("by mail")
    PORTAL = "portal", _("in the portal")
    FORM = "form", _("by the portal's form, without signing in")
    LINK = "link", _("by the link in a mail")
    PHONE = "phone", _("by phone")
    DESK = "desk", _("at the desk")
    API = "api", _("by another program")
