"""Who a session belongs to, asked by every page: the person with their role at once, by a prepared question."""

from allauth.account import auth_backends
from django.db.models import QuerySet

from firstline.core.prepared import Prepared
from firstline.people.models import Person


class AuthenticationBackend(auth_backends.AuthenticationBackend):
    """django-allauth's way of signing in."""

    def get_user(self, user_id: int) -> Person | None:
        person = _with_role.first(person_id=user_id)
        return person if person is not None and self.user_can_authenticate(person) else None


def _with_role_of(person_id: int) -> QuerySet[Person]:
    return Person.objects.select_related("role").filter(pk=person_id)


_with_role = Prepared(_with_role_of)
