"""The description holds: what it says is what is answered, whatever is sent."""

import json

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from firstline.api.door import gate
from firstline.api.tests.conftest import token_for
from firstline.api.v1.everything import description
from firstline.core.quotas import Allowance
from tests.served_desk import ENDS_OF_REQUESTS

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
SHORTLY = settings(
    max_examples=5, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
"""For each operation: enough to find what a careless line breaks, few enough to wait for."""


@pytest.fixture
def _own_connection():
    """The end of a request closes no connection that the test still needs."""
    for signal in ENDS_OF_REQUESTS:
        signal.disconnect(close_old_connections)
    yield
    for signal in ENDS_OF_REQUESTS:
        signal.connect(close_old_connections)


def test_tells_how_to_ask(client, db):
    told = client.get("/api/v1/openapi.json").json()
    assert told == json.loads(json.dumps(description()))
    assert told["openapi"].startswith("3.1")
    assert "/api/v1/tickets/{ticket}" in told["paths"]
    operations = [one for path in told["paths"].values() for one in path.values()]
    assert all(one["summary"] and one["security"] == [{"Token": []}] for one in operations)
    assert len({one["operationId"] for one in operations}) == len(operations)


@pytest.mark.usefixtures("_own_connection")
def test_answers_as_described(cast, ticket, monkeypatch):
    monkeypatch.setattr(gate, "OF_A_TOKEN", Allowance("for this test", at_most=100_000, per=gate.OF_A_TOKEN.per))
    secrets = [token_for(person)[1] for person in (cast.boris, cast.lisa, cast.anna)]
    known = {"ticket": ticket.pk, "message": ticket.messages.get().pk, "person": cast.anna.pk}
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
    for found in schema.get_all_operations():
        _try(found.ok(), secrets, known)


def _try(operation, secrets, known):
    @SHORTLY
    @given(case=operation.as_strategy(), secret=st.sampled_from(secrets), is_there=st.booleans())
    def whatever_is_sent(case, secret, is_there):
        if is_there:
            case.path_parameters.update({name: value for name, value in known.items() if name in case.path_parameters})
        headers = {"Authorization": f"Bearer {secret}", "Accept-Encoding": "identity"}
        case.call_and_validate(headers=headers, checks=CHECKS)

    whatever_is_sent()
