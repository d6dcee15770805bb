"""Whose stream it is: by the session's cookie, or by a guest's link."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest

from firstline.core.access import Actor
from firstline.core.clock import now
from firstline.people.models import Person
from firstline.people.queries import actor_of
from firstline.teams.queries import team_ids_of
from firstline.tickets.guest_links import guest_actor, read_guest_token

NOBODY = Actor(kind="guest", id=0, name="")
_sessions = import_module(settings.SESSION_ENGINE)


def actor_of_cookie_or_link(session_key: str, guest_token: str) -> Actor:
    """The actor with the rights of this moment; nobody when neither is good."""
    if guest_token:
        participant = read_guest_token(guest_token, at=now())
        return guest_actor(participant) if participant else NOBODY
    request = HttpRequest()
    request.session = _sessions.SessionStore(session_key or None)
    person = get_user(request)
    if not isinstance(person, Person):
        return NOBODY
    return actor_of(person, team_ids_of(person.pk))
