"""The moment an empty desk gets its first administrator. It happens once."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import configure_desk
from firstline.core.errors import DomainError
from firstline.core.models import Desk
from firstline.ops.set_up.key import forget_set_up_key
from firstline.people.actions.add_person import CannotAddPerson, add_person
from firstline.people.actions.set_password import set_password
from firstline.people.models import Person
from firstline.people.queries import role
from firstline.teams.actions.keep_team import add_team


class CannotFound(DomainError):
    code = "cannot_found"


@transaction.atomic
def found_desk(*, name: str, email: str, password: str, language: str, at: datetime) -> Person:
    """Add the first administrator and the first team; from now on the desk counts as set up.

    Raises CannotFound when somebody was faster, CannotAddPerson or CannotSetPassword naming the wrong field.
    """
    desk = Desk.objects.select_for_update(of=("self",)).get(pk=1)
    if desk.set_up_at is not None:
        raise CannotFound(_("This desk has been set up already. Sign in instead."))
    if not email.strip():
        raise CannotAddPerson(_("Give a mail address: you sign in with it."), field="email")
    added = add_person(name=name, email=email, as_role=role("administrator"), language=language, by=SYSTEM, at=at)
    administrator = set_password(added, password, by=SYSTEM, at=at)
    add_team(name="Service desk", translations={"sv": "Servicedesk"}, members=[administrator], by=SYSTEM, at=at)
    configure_desk(set_up_at=at, by=SYSTEM, at=at)
    transaction.on_commit(forget_set_up_key)
    return administrator
