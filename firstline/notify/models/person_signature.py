from django.db import models
from django.utils.translation import gettext_lazy as _

from firstline.people.models import Person


class SignWith(models.TextChoices):
    """What somebody has put below their answers."""

    OWN = "own", _("My own signature")
    TEAM = "team", _("The team's signature")
    NONE = "none", _("Nothing")


class PersonSignature(models.Model):
    """What one agent's answers are signed with. Without a row, it is what their team wrote."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="signature")
    sign_with = models.CharField(max_length=10, choices=SignWith.choices, default=SignWith.OWN)
    text = models.TextField(blank=True, help_text="in the language of mails; kept while it is not used")

    class Meta:
        db_table = "person_signature"
