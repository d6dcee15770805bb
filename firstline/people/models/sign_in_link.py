from django.db import models

from firstline.people.models.person import Person


class SignInLink(models.Model):
    """A link by mail that lets a person in once. Only the hash of its secret is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_in_links")
    token_sha256 = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=20, choices=[("sign-in", "sign-in"), ("invitation", "invitation")])
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "sign_in_link"
