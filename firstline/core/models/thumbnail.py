from django.db import models

from firstline.core.models.file import StoredFile


class Thumbnail(models.Model):
    """The small copy of a picture, made when it is first asked for. `file` is empty where none can be made."""

    of = models.OneToOneField(StoredFile, on_delete=models.CASCADE, related_name="+")
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "thumbnail"
