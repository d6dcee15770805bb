"""Names that an administrator gives in more than one language."""

from django.db import models
from django.utils.translation import get_language


class Named(models.Model):
    """Something with a name, and other names in other languages: `translations` is {"sv": "Nätverk"}."""

    name = models.CharField(max_length=120)
    translations = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True

    @property
    def label(self) -> str:
        """The name in the language being spoken now."""
        return str(self.translations.get((get_language() or "en")[:2]) or self.name)

    def __str__(self) -> str:
        return self.label
