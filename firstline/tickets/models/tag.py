from django.db import models


class Tag(models.Model):
    name = models.CharField(max_length=50, unique=True)

    class Meta:
        db_table = "tag"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
