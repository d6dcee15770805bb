"""Programs that ask with a token."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client

from firstline.core.clock import now
from firstline.core.scopes import scopes_for
from firstline.people.actions.api_tokens import make_token
from tests.cast import as_actor


class Program:
    """A program that acts for a person: `program(cast.boris).get("/tickets")`."""

    def __init__(self, secret="", language="en"):
        self.secret = secret
        self.client = Client()
        self.headers = {"Accept-Language": language}
        if secret:
            self.headers["Authorization"] = f"Bearer {secret}"

    def get(self, path, query=None, **headers):
        return self.client.get(f"/api/v1{path}", query, headers=self._with(headers))

    def send(self, method, path, body=None, **headers):
        return self.client.generic(
            method,
            f"/api/v1{path}",
            b"" if body is None else self.client._encode_json(body, "application/json"),
            content_type="application/json",
            headers=self._with(headers),
        )

    def post(self, path, body=None, **headers):
        return self.send("POST", path, {} if body is None else body, **headers)

    def put(self, path, body, **headers):
        return self.send("PUT", path, body, **headers)

    def patch(self, path, body, **headers):
        return self.send("PATCH", path, body, **headers)

    def delete(self, path, **headers):
        return self.send("DELETE", path, **headers)

    def upload(self, content=b"a log", name="log.txt", **headers):
        file = BytesIO(content)
        file.name = name
        return self.client.post("/api/v1/uploads", {"file": file}, headers=self._with(headers))

    def _with(self, further):
        return {**self.headers, **{name.replace("_", "-"): value for name, value in further.items()}}


def token_for(person, scopes=None):
    """A token of this person and its secret; with all that they may give it, unless `scopes` says less."""
    actor = as_actor(person)
    chosen = scopes_for(actor.may) if scopes is None else scopes
    return make_token(name="A program", scopes=chosen, ends_at=now() + timedelta(days=30), by=actor, at=now())


@pytest.fixture
def program():
    def with_token_of(person, scopes=None, **about):
        return Program(token_for(person, scopes)[1], **about)

    return with_token_of
