"""A desk that is served beside the test as users have it: real pages, real live updates, a database of its own."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from tests.running_desk import REPOSITORY, RunningDesk

PASSWORD = "correct horse battery"
TIED_TO_US = (sys.executable, "-m", "firstline.ops.serving.tied", str(os.getpid()))

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
erik = person("Erik Kvist", "erik@desk.test", "agent")
add_team(name="Service desk", members=[boris, erik], by=SYSTEM, at=now())
add_team(name="Network", tier=2, members=[erik], by=SYSTEM, at=now())
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


class ServedDesk(RunningDesk):
    """Anna asks here, Boris and Erik work here; all sign in with PASSWORD."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.base = f"http://127.0.0.1:{free_port()}"
        self._server: subprocess.Popen[bytes] | None = None

    def make(self) -> "ServedDesk":
        super().make()
        self.command("createcachetable")
        self.act(PEOPLE, password=PASSWORD)
        return self

    def copy_to(self, folder: Path) -> "ServedDesk":
        super().copy_to(folder)
        return ServedDesk(folder)

    def begin(self, *, with_worker: bool = False) -> "ServedDesk":
        """Serve it; with a worker mail comes in and goes out, too."""
        program = ["firstline", "serve"] if with_worker else ["firstline.ops.serving.web"]
        port = self.base.rsplit(":", 1)[1]
        log = (self.folder / "server.log").open("ab")
        self._server = subprocess.Popen(
            [*TIED_TO_US, sys.executable, "-m", *program, "--host", "127.0.0.1", "--port", port, "--processes", "1"],
            cwd=REPOSITORY, env=self.environment, stdout=log, stderr=log,
        )  # fmt: skip
        log.close()
        self._wait_until_it_answers()
        return self

    def end(self) -> None:
        if self._server:
            self._server.terminate()
            self._server.wait(timeout=20)
        super().end()

    def as_boris(self, code: str) -> str:
        """Run Python with `boris` (an actor), the newest `ticket`, `now` and `from_text` at hand."""
        return self.act(AS_BORIS + code)

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
