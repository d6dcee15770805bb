"""All of version 1, put together."""

from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.security import HttpBearer

from firstline import __version__
from firstline.api.door.caller import Caller, caller_of
from firstline.api.door.operations import router
from firstline.api.door.problems import refused, unreadable, wrong_fields
from firstline.api.door.reading_json import StrictParser
from firstline.api.door.versions import ChangedMeanwhile, VersionMissing
from firstline.api.v1 import changing, directory, registering, saying, thread, tickets
from firstline.api.v1.outdated import outdated, version_missing
from firstline.core.errors import DomainError

ROOT = "/api/v1/"


class Token(HttpBearer):
    """`Authorization: Bearer fl_…`. The gate has looked at it; here it is for the description only."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller:  # noqa: ARG002 -- ninja calls it so
        return caller_of(request)


api = NinjaAPI(
    title="Firstline",
    version=__version__,
    description="Requests for help, by program. Whoever the token belongs to does what the program does.",
    auth=Token(),
    parser=StrictParser(),
    openapi_url=None,
    docs_url=None,
    urls_namespace="api-v1",
)
PARTS = (tickets, registering, thread, saying, changing, directory)
"""Those whose operations are all that there are: importing them declared them."""
api.add_router("", router)

api.add_exception_handler(ChangedMeanwhile, outdated)  # type: ignore[arg-type]
api.add_exception_handler(VersionMissing, version_missing)  # type: ignore[arg-type]
api.add_exception_handler(DomainError, refused)  # type: ignore[arg-type]
api.add_exception_handler(ValidationError, wrong_fields)  # type: ignore[arg-type]
api.add_exception_handler(HttpError, unreadable)  # type: ignore[arg-type]


def description() -> dict[str, Any]:
    """The OpenAPI document."""
    return dict(api.get_openapi_schema(path_prefix=ROOT))
