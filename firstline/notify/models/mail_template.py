from django.db import models


class MailTemplate(models.Model):
    """A mail's words as an administrator wants them. Only those that differ from the ones Firstline brings."""

    kind = models.CharField(max_length=30)
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "mail_template"
        constraints = [models.UniqueConstraint(fields=["kind", "language"], name="mail_template_once")]
