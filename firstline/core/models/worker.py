from django.db import models


class WorkerPulse(models.Model):
    """A worker process that is (or was) alive: it writes the time here every few seconds."""

    name = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "worker_pulse"


class PeriodicRun(models.Model):
    """When a periodic job last began, so that of many workers one runs it."""

    name = models.CharField(max_length=80, unique=True)
    began_at = models.DateTimeField()

    class Meta:
        db_table = "periodic_run"
