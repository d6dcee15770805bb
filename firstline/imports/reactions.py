"""What follows when an import was started: its rows are taken over by jobs, one short one after the other."""

from django.utils.translation import override

from firstline.core.clock import now
from firstline.core.desk import current_desk
from firstline.core.jobs import enqueue, job
from firstline.core.models import LoggedEvent
from firstline.imports.actions.take_over import go_on
from firstline.imports.events import ImportStarted
from firstline.imports.models import ListImport
from firstline.people.models import Person
from firstline.people.queries import actor_of


def take_rows_over(event: ImportStarted, _logged: LoggedEvent) -> None:
    enqueue(take_some_over, import_id=event.import_id)


@job(retries=8)
def take_some_over(*, import_id: int) -> None:
    """Some rows, in the words of whoever sent the list; then another such job, until there are none left."""
    person = Person.objects.select_related("role").get(pk=ListImport.objects.values_list("by_id").get(pk=import_id)[0])
    with override(person.language or current_desk().language):
        if go_on(import_id, by=actor_of(person), at=now()):
            enqueue(take_some_over, import_id=import_id)
