"""A real program: Python's own HTTP client against a served desk, as docs/use/api.md shows it."""

import json
import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from firstline.api.tests.conftest import token_for
from firstline.tickets.models import Ticket
from tests.served_desk import served_desk

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "use" / "api.md"


def ask(address, secret, method="GET", body=None, **headers):
    asking = urllib.request.Request(address, method=method, data=json.dumps(body).encode() if body else None)
    asking.add_header("Authorization", f"Bearer {secret}")
    asking.add_header("Content-Type", "application/json")
    for name, value in headers.items():
        asking.add_header(name.replace("_", "-"), value)
    with urllib.request.urlopen(asking, timeout=10) as answer:
        return answer.headers, json.load(answer)


def test_a_program_works_a_request(cast, ticket):
    secret = token_for(cast.boris)[1]
    with served_desk() as address:
        at = f"{address}/api/v1/tickets/{ticket.pk}"
        headers, shown = ask(at, secret)
        assert shown["subject"] == ticket.subject
        _headers, done = ask(at, secret, "PATCH", {"urgency": "high"}, If_Match=headers["ETag"])
        assert done["version"] == 2
        with pytest.raises(urllib.error.HTTPError) as lost:
            ask(at, secret, "PATCH", {"urgency": "low"}, If_Match=headers["ETag"])
        assert lost.value.code == 412
        assert json.load(lost.value)["current"]["urgency"] == "high"
        with pytest.raises(urllib.error.HTTPError) as stranger:
            ask(at, token_for(cast.per)[1])
        assert stranger.value.code == 404


def test_the_script_of_the_guide_runs(cast, ticket, capsys):
    script = re.search(r"```python\n(.*?)```", GUIDE.read_text(), re.DOTALL)[1]
    secret = token_for(cast.boris)[1]
    with served_desk() as address:
        written = script.replace("https://support.example.com", address).replace("fl_…", secret)
        exec(compile(written, GUIDE.name, "exec"), {})
    told = capsys.readouterr().out
    assert ticket.number in told
    made = Ticket.objects.exclude(pk=ticket.pk).get()
    assert (made.requester.email, made.channel) == ("anna@bergs.test", "api")
