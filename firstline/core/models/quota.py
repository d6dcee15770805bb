from django.db import models


class Quota(models.Model):
    """How often one source did one thing until `ends_at`. The source is kept as a hash: it may be a mail address."""

    key = models.CharField(max_length=64, unique=True)
    taken = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "quota"
