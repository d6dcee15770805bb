"""Sessions in the database, as Django keeps them, read by a prepared question: every page begins with it."""

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from firstline.core.prepared import Prepared


class SessionStore(db.SessionStore):
    """Named as SESSION_ENGINE by its module."""

    def _get_session_from_db(self) -> Session | None:
        found = _living.first(key=self.session_key or "", at=timezone.now())
        if found is None:
            self._session_key = None
        return found


def _living_of(key: str, at: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=at)


_living = Prepared(_living_of)
