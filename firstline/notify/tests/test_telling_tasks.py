from firstline.channels.email.models import OutgoingMail
from firstline.tasks.actions.add_task import add_task
from firstline.tasks.actions.change_task import change_task
from tests.cast import NOW


def test_whoever_is_given_a_task_by_another_is_told_once(cast, ticket, run_jobs):
    boris = cast.actor(cast.boris)
    task = add_task(ticket, title="Order", assignee=cast.boris, by=boris, at=NOW)
    change_task(task, by=boris, at=NOW, assignee=cast.erik, due_on=NOW.date())
    add_task(ticket, title="Print", assignee=cast.anna, by=boris, at=NOW)
    run_jobs()
    mail = OutgoingMail.objects.get(kind="task-given")
    assert (mail.address, mail.subject) == ("erik@desk.test", f"[{ticket.number}] Order")
    assert "Wednesday 4 March" in mail.text
