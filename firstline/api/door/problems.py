"""Saying no to programs: one form for everything that is refused."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from ninja.errors import HttpError, ValidationError
from pydantic import BaseModel, Field

from firstline.api.door.wrong_fields import sentence_for
from firstline.core.errors import DomainError, NotAllowed, NotFound
from firstline.core.quotas import TooOften
from firstline.tickets.actions.answer import SomebodyWasFaster

CONFLICTS = (SomebodyWasFaster,)
MOST_FIELDS = 100
DEEP = 3


class FieldProblem(BaseModel):
    """What is wrong with one field. `field` is its name, with dots where it lies deeper."""

    field: str
    code: str
    message: str


class Problem(BaseModel):
    """Why nothing was done. `code` is for programs, `message` for people in their language."""

    code: str
    message: str
    fields: list[FieldProblem] = Field(default_factory=list)


class Refusal(Exception):
    """A refusal of the door itself."""

    def __init__(self, status: int, code: str, message: object, **headers: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, str(message)
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def problem(
    status: int, code: str, message: object, *, fields: Sequence[FieldProblem] = (), **further: Any
) -> JsonResponse:
    """The answer that says it."""
    said = Problem(code=code, message=str(message), fields=list(fields))
    return JsonResponse({**said.model_dump(), **further}, status=status)


def refused_at_the_door(refusal: Refusal) -> JsonResponse:
    response = problem(refusal.status, refusal.code, refusal.message)
    for name, value in refusal.headers.items():
        response.headers[name] = value
    return response


def nothing_there() -> JsonResponse:
    """The same, whether there is nothing or nothing that this program may see."""
    return problem(404, NotFound.code, _("There is nothing here, or nothing that this token may see."))


def refused(_request: HttpRequest, fault: DomainError) -> JsonResponse:
    """What the domain refused."""
    if isinstance(fault, NotFound):
        return nothing_there()
    fields = [FieldProblem(field=fault.field, code=fault.code, message=str(fault))] if fault.field else []
    response = problem(_status_of(fault), fault.code, fault, fields=fields)
    if isinstance(fault, TooOften):
        response.headers["Retry-After"] = str(max(1, ceil(fault.wait.total_seconds())))
    return response


def _status_of(fault: DomainError) -> int:
    if isinstance(fault, NotAllowed):
        return 403
    if isinstance(fault, TooOften):
        return 429
    return 409 if isinstance(fault, CONFLICTS) else 422


def wrong_fields(_request: HttpRequest, fault: ValidationError) -> JsonResponse:
    """What could not be understood, field by field."""
    fields = [_field_problem(error) for error in fault.errors[:MOST_FIELDS]]
    return problem(422, "wrong_fields", _("Some of what was sent can't be used as it is."), fields=fields)


def _field_problem(error: dict[str, Any]) -> FieldProblem:
    # The place begins with where it came in and, for bodies and inside lists, with what our code calls all of it.
    place = list(error["loc"])
    name = place[2:] if place[0] == "body" or len(place) > DEEP else place[1:]
    code = str(error["type"])
    return FieldProblem(field=".".join(map(str, name)), code=code, message=sentence_for(code, error.get("ctx") or {}))


def unreadable(_request: HttpRequest, fault: HttpError) -> JsonResponse:
    """Something that is no JSON, or no form."""
    return problem(fault.status_code, "unreadable", _("The body could not be read. It must be JSON in UTF-8."))
