from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from firstline.people.models.organisation import Organisation
from firstline.people.models.role import Role


class People(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody we know: a user who needs help, or somebody who works here. Not everybody has a password or a mail
    address: whoever wrote once has an account without knowing, and whoever phoned may have only a name."""

    email = models.CharField(max_length=254, null=True, blank=True, unique=True)
    name = models.CharField(max_length=160)
    phone = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=160, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="people"
    )
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="people")
    language = models.CharField(max_length=10, blank=True, help_text="empty: the desk's")
    time_zone = models.CharField(max_length=60, blank=True, help_text="empty: the desk's")
    is_vip = models.BooleanField(default=False, help_text="shown to agents beside the name, never to users")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    rights_version = models.PositiveIntegerField(default=0, help_text="raised when rights change: ends open sessions")

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[People] = People()

    class Meta:
        db_table = "person"
        indexes = [
            models.Index(Lower("name"), name="person_name"),
            models.Index(fields=["organisation", "name"], name="person_organisation"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """Sessions end when the password changes, and when the rights do."""
        return f"{super().get_session_auth_hash()}{self.rights_version}"

    def has_perm(self, *_: Any) -> bool:
        """Django's own permissions are not used: see `core.permissions`."""
        return False

    @property
    def is_staff(self) -> bool:
        return False

    @property
    def is_superuser(self) -> bool:
        return False
