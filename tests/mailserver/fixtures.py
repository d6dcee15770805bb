"""The pytest side: `mail_servers` for tests, and the line at the end that says what was left out."""

from collections.abc import Iterator

import pytest

from tests.mailserver import stand_ins
from tests.mailserver.servers import MailServers


@pytest.fixture(scope="session")
def running_mail_servers() -> Iterator[MailServers]:
    """Both servers, started once for the whole session (once per process with xdist)."""
    with MailServers.started() as servers:
        yield servers


@pytest.fixture
def mail_servers(running_mail_servers: MailServers) -> MailServers:
    """Both servers running, nobody refused who wasn't from the start, and empty mailboxes."""
    running_mail_servers.restore()
    return running_mail_servers


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end of a run which servers were only stood in for."""
    for missing in stand_ins.left_out():
        terminalreporter.write_line(f"Left out: {missing}", yellow=True)
