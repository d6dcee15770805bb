"""The one place that asks what time it is, so that everything below takes `at` as an argument."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """This moment, aware and in UTC."""
    return timezone.now()
