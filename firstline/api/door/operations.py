"""Declaring one operation: its address, what a token needs for it, what it gives, and the ways it can be refused."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Literal

from django.http import HttpRequest, HttpResponseBase
from ninja import Router, Status
from ninja.errors import ValidationError

from firstline.api.door.caller import caller_of
from firstline.api.door.problems import Problem

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
View = Callable[..., Any]

ALWAYS = (401, 403, 422, 429)
OF_BODIES = (400, 409, 413)

IDEMPOTENCY_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
    "description": "Sent again with the same key within 24 hours, it is done once and answered the same.",
}


router = Router()
"""All operations: one router, because what is done at an address stands in several files."""


def operation(
    method: Method,
    path: str,
    about: str,
    *,
    gives: Any,
    needs: str = "",
    status: int = 200,
    also: dict[int, Any] | None = None,
    example: dict[str, Any] | None = None,
) -> Callable[[View], View]:
    """The decorated view as an operation. The first line of its docstring is the summary, the rest says more. `needs`
    is the scope of a token without which it is refused; what else the person must be allowed, the domain says.
    `about` is the part of the description it stands in."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **values: Any) -> Any:
            _refuse_unknown_parameters(request, _models_of(guarded))
            if needs:
                caller_of(request).require(needs)
            answered = view(request, **values)
            return answered if isinstance(answered, HttpResponseBase) else Status(status, answered)

        summary, _line, more = (view.__doc__ or "").strip().partition("\n")
        refusals = (*ALWAYS, *(OF_BODIES if method != "GET" else ()), *((404,) if "{" in path else ()))
        router.api_operation(
            [method],
            path,
            response={status: gives, **dict.fromkeys(sorted(refusals), Problem), **(also or {})},
            summary=summary.rstrip("."),
            description="\n".join(line.strip() for line in more.strip().splitlines()) or None,
            operation_id=view.__name__,
            tags=[about],
            openapi_extra=_further(method, needs, example),
        )(guarded)
        return guarded

    return declare


def _further(method: Method, needs: str, example: dict[str, Any] | None) -> dict[str, Any]:
    further: dict[str, Any] = {"x-scope": needs}
    if example is not None:
        further["requestBody"] = {"content": {"application/json": {"example": example}}}
    return further if method == "GET" else {**further, "parameters": [IDEMPOTENCY_KEY]}


def _models_of(view: View) -> Iterable[Any]:
    operation_of_view = view._ninja_operation  # type: ignore[attr-defined]  # noqa: SLF001 -- where ninja puts it
    return operation_of_view.models  # type: ignore[no-any-return]


def _refuse_unknown_parameters(request: HttpRequest, models: Iterable[Any]) -> None:
    """A parameter that was misspelt would else be ignored, and everything given."""
    known = {
        name
        for model in models
        if model.__ninja_param_source__ == "query"
        for name in getattr(model, "__ninja_flatten_map__", {})
    }
    unknown = [name for name in request.GET if name not in known]
    if unknown:
        raise ValidationError([{"loc": ("query", name), "type": "unknown_parameter"} for name in unknown])


def wrong_field(place: Literal["body", "query"], field: str, code: str) -> ValidationError:
    """That one field can't be used, though each by itself could be read."""
    loc = ("body", "", field) if place == "body" else ("query", field)
    return ValidationError([{"loc": loc, "type": code}])
