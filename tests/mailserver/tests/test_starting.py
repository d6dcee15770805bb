import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.mailserver import MailServers, stand_ins
from tests.mailserver.folder import MailFolder
from tests.mailserver.ports import free_ports
from tests.mailserver.program import REPOSITORY, CannotStart, Program, answers

pytestmark = pytest.mark.mail


@pytest.fixture
def folder():
    made = MailFolder()
    yield made
    made.remove()


def python(code):
    return [sys.executable, "-c", code]


def wait_until_silent(port):
    deadline = time.monotonic() + 5
    while answers(port) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not answers(port)


def wait_until_no_process_names(folder):
    deadline = time.monotonic() + 5
    while is_named(folder) and time.monotonic() < deadline:
        time.sleep(0.02)


def is_named(folder):
    for command in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if folder in command.read_text():
                return True
    return False


def test_leaves_nothing_behind():
    with MailServers.started() as servers:
        folder, ports = servers.certificate.parent, (servers.imap.port, servers.smtp.port)
        assert folder.is_dir()

    assert not folder.exists()
    assert not any(answers(port) for port in ports)


def test_takes_a_mail_of_50_megabytes():
    line = b"0123456789abcdef" * 4 + b"\r\n"
    big = b"Subject: Big\r\n\r\n" + line * (50 * 1024 * 1024 // len(line))

    with MailServers.started() as servers:
        servers.deliver(big, to=["anna@customer.test"])
        (raw,) = servers.wait_for_mail("anna@customer.test", seconds=60)

    assert raw.endswith(big)


def test_two_pairs_run_side_by_side():
    with MailServers.started() as ours, MailServers.started() as theirs:
        ours.deliver(b"Subject: Ours\n\nHello\n", to=["anna@customer.test"])

        assert len(ours.wait_for_mail("anna@customer.test")) == 1
        assert theirs.mailbox("anna@customer.test") == []


def test_names_what_is_left_out():
    assert stand_ins.left_out(real=False) == [
        "Dovecot (not wanted this time); a small IMAP server of our own stands in",
        "Dovecot's POP3 (not wanted this time); a small POP3 server of our own stands in",
        "Exim (not wanted this time); aiosmtpd stands in",
    ]


def test_killed_owner_takes_servers_and_folder_along():
    code = (
        "import time\n"
        "from tests.mailserver import MailServers\n"
        "with MailServers.started() as servers:\n"
        "    print(servers.imap.port, servers.smtp.port, servers.certificate.parent, flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen(python(code), stdout=subprocess.PIPE, cwd=REPOSITORY, text=True) as owner:
        imap_port, smtp_port, left_behind = owner.stdout.readline().split()
        assert answers(int(imap_port))
        owner.send_signal(signal.SIGKILL)

    assert wait_until_silent(int(imap_port))
    assert wait_until_silent(int(smtp_port))
    wait_until_no_process_names(left_behind)
    assert not Path(left_behind).exists()


def test_says_why_a_program_did_not_start(folder):
    program = Program("It", python("raise SystemExit('no, thank you')"), free_ports(1), folder.path, folder.log("it"))

    with pytest.raises(CannotStart, match=r"(?s)It ended at once:.*no, thank you"):
        program.start()
    assert not program.is_running


def test_says_which_port_does_not_answer(folder):
    (port,) = free_ports(1)
    program = Program("It", python("import time; time.sleep(60)"), (port,), folder.path, folder.log("it"))

    with pytest.raises(CannotStart, match=rf"It does not answer on \[{port}\]"):
        program.start(seconds=0.3)
    assert not program.is_running


def test_ends_what_a_program_started_even_if_it_does_not_listen(folder):
    (port,) = free_ports(1)
    stubborn = (
        "import os, signal, socket, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "child = os.fork() or time.sleep(60)\n"
        f"open({str(folder.path / 'child')!r}, 'w').write(str(child))\n"
        f"heard = socket.create_server(('127.0.0.1', {port}))\n"
        "time.sleep(60)\n"
    )
    program = Program("It", python(stubborn), (port,), folder.path, folder.log("it"), patience=(0, 0.2))
    program.start()
    child = int((folder.path / "child").read_text())

    program.stop()

    assert not answers(port)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_playground_says_how_to_reach_it():
    ports = free_ports(4)
    command = [sys.executable, "-m", "tests.mailserver", "bo@lab.test", "--first-port", str(ports[0])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=REPOSITORY, text=True) as playground:
        said = "".join(iter(playground.stdout.readline, "\n"))
        said += "".join(iter(playground.stdout.readline, "\n"))
        said += "".join(iter(playground.stdout.readline, "\n"))
        is_reachable = answers(ports[0])
        playground.send_signal(signal.SIGTERM)

    assert f"IMAP  127.0.0.1, port {ports[0]} " in said
    assert "bo@lab.test   password: secret" in said
    assert is_reachable
    assert playground.returncode == 0
    assert wait_until_silent(ports[0])


@pytest.mark.parametrize("address", ["no-at-sign", "a b@desk.test", "a/b@desk.test", "a:b@desk.test", "@"])
def test_odd_addresses_get_no_account(folder, address):
    with pytest.raises(ValueError, match="no account"):
        folder.add_account(address, "secret")
