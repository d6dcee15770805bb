from django.db import models


class StoredFile(models.Model):
    """The bytes of a file, kept once however often they arrive. Its name belongs to where it is used, not here."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField(help_text="bytes")
    content_type = models.CharField(max_length=100, help_text="found by looking at the bytes, not as declared")
    created_at = models.DateTimeField()

    class Meta:
        db_table = "file"

    @property
    def path(self) -> str:
        """Where it lies in the storage: a hash, so that no name from outside ever becomes a path."""
        return f"{self.sha256[:2]}/{self.sha256[2:4]}/{self.sha256}"

    @property
    def is_picture(self) -> bool:
        """Whether browsers may show it in place."""
        return self.content_type in SHOWN_IN_PLACE


SHOWN_IN_PLACE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
