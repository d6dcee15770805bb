"""A desk that is served beside the test as users have it: real pages, real live updates, a database of its own."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PASSWORD = "correct horse battery"

PEOPLE = """
from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import configure_desk
from firstline.core.clock import now
from firstline.people.actions.add_person import add_person
from firstline.people.actions.organisations import add_organisation
from firstline.people.actions.set_password import set_password
from firstline.people.queries import role
from firstline.teams.actions.keep_team import add_team

configure_desk(name="Nordby Support", accent="#7a1f5c", by=SYSTEM, at=now())
add_organisation(name="Bergs Bygg AB", domains=["bergs.test"], by=SYSTEM, at=now())

def person(name, email, code="user"):
    added = add_person(name=name, email=email, as_role=role(code), by=SYSTEM, at=now())
    return set_password(added, password, by=SYSTEM, at=now())

person("Anna Berg", "anna@bergs.test")
boris = person("Boris Nord", "boris@desk.test", "agent")
add_team(name="Service desk", members=[boris], by=SYSTEM, at=now())
"""

AS_BORIS = """
from firstline.core.clock import now
from firstline.people.models import Person
from firstline.people.queries import actor_of
from firstline.teams.queries import team_ids_of
from firstline.tickets.models import Ticket
from firstline.tickets.wording import from_text

person = Person.objects.select_related("role").get(email="boris@desk.test")
boris = actor_of(person, team_ids_of(person.pk))
ticket = Ticket.objects.latest("id")
"""


class ServedDesk:
    """Anna asks here, Boris works here; both sign in with PASSWORD."""

    def __init__(self, folder: Path) -> None:
        self.base = f"http://127.0.0.1:{free_port()}"
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("FIRSTLINE_")},
            "FIRSTLINE_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "firstline.config.settings",
        }
        self._log = (folder / "server.log").open("ab")
        self._server: subprocess.Popen[bytes] | None = None

    def begin(self) -> "ServedDesk":
        self._run("-m", "firstline", "migrate", "--verbosity=0", "--skip-checks")
        self._run("-m", "firstline", "createcachetable")
        self.act(PEOPLE, password=PASSWORD)
        port = self.base.rsplit(":", 1)[1]
        command = [sys.executable, "-m", "firstline.ops.serving.web", "--host", "127.0.0.1", "--port", port]
        self._server = subprocess.Popen(
            [*command, "--processes", "1"], cwd=REPOSITORY, env=self._environment, stdout=self._log, stderr=self._log
        )
        self._wait_until_it_answers()
        return self

    def end(self) -> None:
        if self._server:
            self._server.terminate()
            self._server.wait(timeout=20)
        self._log.close()

    def act(self, code: str, **values: object) -> str:
        """Run Python inside the desk, with these values at hand; what it prints."""
        begin = "import django, json, sys; django.setup(); globals().update(json.loads(sys.argv[1]))\n"
        return self._run("-c", begin + code, json.dumps(values))

    def as_boris(self, code: str) -> str:
        """Run Python with `boris` (an actor), the newest `ticket`, `now` and `from_text` at hand."""
        return self.act(AS_BORIS + code)

    def _run(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], cwd=REPOSITORY, env=self._environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                with urlopen(self.base + "/account/login/", timeout=5):
                    return
            except OSError:
                time.sleep(0.2)
        raise TimeoutError("the desk does not answer")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
