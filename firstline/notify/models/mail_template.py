from django.db import models

from firstline.channels.email.models import Brand


class MailTemplate(models.Model):
    """A mail's words as an administrator wants them. Only those that differ from the ones Firstline brings."""

    kind = models.CharField(max_length=30)
    language = models.CharField(max_length=10)
    brand = models.ForeignKey(Brand, null=True, on_delete=models.CASCADE, help_text="null: the desk's own words")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "mail_template"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language"], condition=models.Q(brand=None), name="mail_template_once"
            ),
            models.UniqueConstraint(fields=["kind", "language", "brand"], name="mail_template_once_per_brand"),
        ]
