from django_tasks_db.models import DBTaskResult

from firstline.core.events import as_history
from firstline.core.models import LoggedEvent
from firstline.tickets.actions.reply import reply
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text


def test_the_past_is_kept_but_no_job_follows(cast, ticket, now):
    jobs, events = DBTaskResult.objects.count(), LoggedEvent.objects.count()
    with as_history():
        reply(ticket, from_text("Still."), author=cast.anna, channel=Channel.MAIL, by=cast.actor(cast.anna), at=now)
        resolve(ticket, resolution="Done.", by=cast.actor(cast.boris), at=now)
    assert LoggedEvent.objects.count() == events + 2
    assert DBTaskResult.objects.count() == jobs


def test_jobs_follow_again_afterwards(cast, ticket, now):
    with as_history():
        pass
    jobs = DBTaskResult.objects.count()
    resolve(ticket, resolution="Done.", by=cast.actor(cast.boris), at=now)
    assert DBTaskResult.objects.count() == jobs + 1
