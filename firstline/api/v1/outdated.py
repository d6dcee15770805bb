"""Saying that somebody else was there before, and how it stands now."""

from django.http import HttpRequest, JsonResponse

from firstline.api.door.caller import caller_of
from firstline.api.door.problems import Problem, problem
from firstline.api.door.versions import ChangedMeanwhile, VersionMissing, with_version
from firstline.api.v1.tickets_shown import TicketShown, ticket_shown
from firstline.tickets.policies import access_ticket


class Outdated(Problem):
    """`current` is the request as it stands now, null where the token can't read."""

    current: TicketShown | None


def outdated(request: HttpRequest, fault: ChangedMeanwhile) -> JsonResponse:
    caller = caller_of(request)
    fresh = access_ticket(caller.actor, fault.ticket.pk)
    current = ticket_shown(fresh, caller.actor).model_dump(mode="json") if caller.reads else None
    response = problem(412, fault.code, fault, current=current)
    with_version(response, fresh)
    return response


def version_missing(_request: HttpRequest, fault: VersionMissing) -> JsonResponse:
    return problem(428, fault.code, fault)
